package org.chimerapool.gamification.play;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.gamification.Board;
import org.chimerapool.gamification.BoardKind;
import org.chimerapool.gamification.BoardRow;
import org.chimerapool.gamification.BoardSpan;
import org.chimerapool.gamification.PublicProfiles;
import org.chimerapool.gamification.SizeClass;
import org.chimerapool.gamification.board.Entrant;
import org.chimerapool.gamification.board.Fairness;
import org.chimerapool.gamification.board.Ranking;
import org.chimerapool.gamification.board.Score;
import org.chimerapool.gamification.career.BlockRecord;
import org.chimerapool.gamification.career.Career;
import org.chimerapool.identity.AccountId;

/// Makes the leaderboards of one moment.
final class BoardMaker {

  private final PoolView view;
  private final Algorithm algorithm;
  private final Fairness fairness;
  private final PublicProfiles profiles;
  private final Merging merging;

  /// Which account wants an address to be one entry with its others.
  interface Merging {
    Optional<AccountId> of(String address);
  }

  BoardMaker(
      PoolView view,
      Algorithm algorithm,
      Fairness fairness,
      PublicProfiles profiles,
      Merging merging) {
    this.view = view;
    this.algorithm = algorithm;
    this.fairness = fairness;
    this.profiles = profiles;
    this.merging = merging;
  }

  Board board(BoardKind kind, BoardSpan span, Optional<SizeClass> size, boolean closed) {
    Map<String, Integer> before = new HashMap<>();
    if (!closed) {
      places(kind, span, size, true).forEach(p -> before.put(p.entrant().address(), p.rank()));
    }
    List<BoardRow> rows =
        places(kind, span, size, false).stream().map(place -> row(place, before)).toList();
    return new Board(view.pool(), kind, span, size, rows, view.at(), closed);
  }

  private List<Ranking.Place> places(
      BoardKind kind, BoardSpan span, Optional<SizeClass> size, boolean yesterday) {
    double seconds = seconds(span, yesterday);
    Ranking ranking =
        new Ranking(kind, fairness, score -> algorithm.hashrate(score.work(), seconds).perSecond());
    return ranking.of(
        entrants(span, yesterday).stream()
            .filter(entrant -> size.isEmpty() || size.get() == entrant.size())
            .toList());
  }

  private List<Entrant> entrants(BoardSpan span, boolean yesterday) {
    LocalDate end = yesterday ? view.today().minusDays(1) : view.today();
    Instant until = yesterday ? start(view.today()) : view.at();
    LocalDate from = from(span, end);
    List<Entrant> alone = new ArrayList<>();
    Map<AccountId, Entrant> merged = new HashMap<>();
    view.miners()
        .forEach(
            (address, miner) -> {
              Score score = (yesterday ? miner.yesterday() : miner.now()).in(span);
              BlockRecord blocks = view.blocks().of(address);
              if ((score.days() == 0 && blocks.count(from, end) == 0)
                  || profiles.hidden(view.pool(), address)) {
                return;
              }
              Entrant entrant = entrant(address, miner.career(), score, blocks, from, end, until);
              merging
                  .of(address)
                  .ifPresentOrElse(
                      owner -> merged.merge(owner, entrant, Entrant::and),
                      () -> alone.add(entrant));
            });
    alone.addAll(merged.values());
    return alone;
  }

  private static Entrant entrant(
      String address,
      Career career,
      Score score,
      BlockRecord blocks,
      LocalDate from,
      LocalDate end,
      Instant until) {
    LocalDate second = career.first().plusDays(1);
    Instant counted = start(second.isAfter(from) ? second : from);
    return new Entrant(
        address,
        score,
        blocks.count(from, end),
        blocks.leastEffort(from, end),
        Math.max(0, Duration.between(counted, until).toMinutes()),
        career.medianWork(),
        career.level().number(),
        career.simulated(),
        1);
  }

  private BoardRow row(Ranking.Place place, Map<String, Integer> before) {
    Entrant entrant = place.entrant();
    Integer was = before.get(entrant.address());
    return new BoardRow(
        place.rank(),
        entrant.address(),
        profiles.displayName(view.pool(), entrant.address()),
        place.value(),
        entrant.score().shares(),
        entrant.size(),
        entrant.level(),
        entrant.simulated(),
        entrant.addresses(),
        was == null ? OptionalInt.empty() : OptionalInt.of(was));
  }

  /// How long the span has run, not counting the time before the pool's first day.
  private double seconds(BoardSpan span, boolean yesterday) {
    LocalDate end = yesterday ? view.today().minusDays(1) : view.today();
    LocalDate from = from(span, end);
    Instant begin = start(view.since().isAfter(from) ? view.since() : from);
    Instant until = yesterday ? start(view.today()) : view.at();
    return Math.max(1, Duration.between(begin, until).toMillis() / 1000.0);
  }

  private LocalDate from(BoardSpan span, LocalDate end) {
    return switch (span) {
      case BoardSpan.InSeason(var season) -> season.from();
      case BoardSpan.Week _ -> end.minusDays(6);
      case BoardSpan.AllTime _ -> LocalDate.EPOCH;
    };
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
