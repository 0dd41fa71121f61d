package org.chimerapool.gamification.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.chimerapool.gamification.BoardKind;

/// Puts entrants in order.
public final class Ranking {

  private static final double MINUTES_A_DAY = 1440;

  private final BoardKind kind;
  private final Fairness fairness;
  private final ToDoubleFunction<Score> rate;

  /// @param rate the mean hashrate that a score witnesses over the span, hashes per second
  public Ranking(BoardKind kind, Fairness fairness, ToDoubleFunction<Score> rate) {
    this.kind = kind;
    this.fairness = fairness;
    this.rate = rate;
  }

  /// An entrant with its place.
  ///
  /// @param value as [BoardKind] says
  public record Place(int rank, Entrant entrant, double value) {}

  private record Candidate(Entrant entrant, double value, double order) {}

  /// Those who have earned a place, the first first. Equal ones share a rank, and the next rank is
  /// left out.
  public List<Place> of(List<Entrant> all) {
    List<Entrant> allowed = all.stream().filter(this::qualifies).toList();
    boolean real = allowed.stream().anyMatch(entrant -> !entrant.simulated());
    double everybody = meanUptime(allowed);
    List<Candidate> ordered =
        allowed.stream()
            .filter(entrant -> !entrant.simulated() || !real || fairness.simulatedToo())
            .map(entrant -> candidate(entrant, everybody))
            .sorted(
                Comparator.comparing((Candidate one) -> one.entrant.simulated())
                    .thenComparing(Comparator.comparingDouble(Candidate::order).reversed())
                    .thenComparing(one -> one.entrant.address()))
            .toList();
    List<Place> places = new ArrayList<>(ordered.size());
    for (int i = 0; i < ordered.size(); i++) {
      Candidate one = ordered.get(i);
      boolean tie = i > 0 && isEqual(ordered.get(i - 1), one);
      places.add(new Place(tie ? places.get(i - 1).rank() : i + 1, one.entrant, one.value));
    }
    return places;
  }

  private boolean qualifies(Entrant entrant) {
    Score score = entrant.score();
    boolean enough = score.shares() >= fairness.minShares();
    return switch (kind) {
      case HASHRATE, BEST_SHARE -> enough;
      case LUCK -> enough && score.luckDays() >= fairness.ratioDays();
      case UPTIME -> enough && entrant.possibleMinutes() >= fairness.ratioDays() * MINUTES_A_DAY;
      case BLOCKS -> entrant.blocks() > 0;
      case ROUNDS -> entrant.leastEffort().isPresent();
    };
  }

  private Candidate candidate(Entrant entrant, double everybody) {
    Score score = entrant.score();
    return switch (kind) {
      case HASHRATE -> plain(entrant, rate.applyAsDouble(score));
      case BEST_SHARE -> plain(entrant, score.best());
      case LUCK -> plain(entrant, Math.exp(score.luck() / (score.luckDays() + fairness.pull())));
      case UPTIME -> {
        double prior = fairness.pull() * MINUTES_A_DAY;
        double pulled = (score.minutes() + prior * everybody) / (entrant.possibleMinutes() + prior);
        yield new Candidate(entrant, uptime(entrant), pulled);
      }
      case BLOCKS -> plain(entrant, entrant.blocks());
      case ROUNDS -> {
        double effort = entrant.leastEffort().orElseThrow();
        yield new Candidate(entrant, effort, -effort);
      }
    };
  }

  private static Candidate plain(Entrant entrant, double value) {
    return new Candidate(entrant, value, value);
  }

  private static double meanUptime(List<Entrant> entrants) {
    return entrants.stream()
        .filter(entrant -> entrant.possibleMinutes() > 0)
        .mapToDouble(Ranking::uptime)
        .average()
        .orElse(1);
  }

  private static double uptime(Entrant entrant) {
    return entrant.possibleMinutes() == 0
        ? 0
        : Math.clamp((double) entrant.score().minutes() / entrant.possibleMinutes(), 0, 1);
  }

  private static boolean isEqual(Candidate one, Candidate other) {
    return one.entrant.simulated() == other.entrant.simulated() && one.order == other.order;
  }
}
