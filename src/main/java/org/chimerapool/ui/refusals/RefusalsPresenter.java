package org.chimerapool.ui.refusals;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chimerapool.identity.Actor;
import org.chimerapool.pool.LikelyCause;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Refusal;
import org.chimerapool.pool.RefusalCount;
import org.chimerapool.pool.Refusals;
import org.chimerapool.stats.SeriesPoint;
import org.chimerapool.stats.TimeRange;
import org.chimerapool.ui.access.OwnPools;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.Answer;
import org.chimerapool.ui.kit.PoolChoice;
import org.chimerapool.ui.kit.PoolWish;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.kit.Tone;
import org.chimerapool.ui.live.PoolReads;
import org.springframework.stereotype.Component;

/// Computes the pages of refused shares.
@Component
class RefusalsPresenter {

  static final int LATEST = 40;
  private static final int TALLIES = 8;
  private static final TimeRange RANGE = TimeRange.SIX_HOURS;

  private final OwnPools pools;
  private final Refusals refusals;
  private final PoolReads reads;
  private final Clock clock;

  RefusalsPresenter(OwnPools pools, Refusals refusals, PoolReads reads, Clock clock) {
    this.pools = pools;
    this.refusals = refusals;
    this.reads = reads;
    this.clock = clock;
  }

  RefusalsModel read(PoolWish wish) {
    PoolChoice choice = pools.choice(wish);
    Optional<PoolId> pool = choice.chosen().map(PoolDescription::id);
    List<RefusalCount> counts = pool.map(refusals::counts).orElse(List.of());
    Reading<List<SeriesPoint>> steps =
        Reading.of(() -> pool.map(id -> reads.series(id, RANGE)).orElse(List.of()));
    List<RefusalsModel.Tally> byReason = tally(counts, count -> count.reason().name());
    return new RefusalsModel(
        clock.instant(),
        choice,
        answer(steps, byReason),
        pool.map(id -> refusals.latest(id, LATEST)).orElse(List.of()),
        steps,
        byReason,
        tally(counts, count -> count.worker() == null ? "" : count.worker().toString()),
        tally(counts, RefusalCount::device));
  }

  /// Refused of all in the range; the reason is the commonest since the start.
  private static Answer answer(
      Reading<List<SeriesPoint>> steps, List<RefusalsModel.Tally> byReason) {
    if (steps instanceof Reading.Failed) {
      return Answer.of(Tone.WARN, "panel.failed").with("panel.failed.next");
    }
    List<SeriesPoint> points = steps.orElse(List.of());
    long refused = points.stream().mapToLong(SeriesPoint::refused).sum();
    long all = refused + points.stream().mapToLong(SeriesPoint::shares).sum();
    if (refused == 0) {
      return Answer.of(Tone.GOOD, "refusals.answer.none");
    }
    double ratio = (double) refused / all;
    Answer said =
        Answer.of(ratio > 0.02 ? Tone.WARN : Tone.GOOD, "refusals.answer.some", refused, ratio);
    return byReason.isEmpty()
        ? said
        : said.with(
            "refusals.answer.mostly",
            Phrase.of("reason." + byReason.getFirst().name().toLowerCase(Locale.ROOT)));
  }

  private static List<RefusalsModel.Tally> tally(
      List<RefusalCount> counts, Function<RefusalCount, String> by) {
    Map<String, RefusalsModel.Tally> tallies = new LinkedHashMap<>();
    for (RefusalCount count : counts) {
      String name = by.apply(count);
      tallies.merge(
          name,
          new RefusalsModel.Tally(name, count.shares(), count.lastAt()),
          (one, other) ->
              new RefusalsModel.Tally(
                  name,
                  one.shares() + other.shares(),
                  one.lastAt().isAfter(other.lastAt()) ? one.lastAt() : other.lastAt()));
    }
    return tallies.values().stream()
        .sorted(Comparator.comparingLong(RefusalsModel.Tally::shares).reversed())
        .limit(TALLIES)
        .toList();
  }

  /// Empty when it is not kept any more, never was, or is another tenant's.
  Optional<Explained> explain(Actor who, long id) {
    return refusals
        .find(id)
        .filter(refusal -> pools.sees(who.tenant(), refusal.pool()))
        .map(this::explain);
  }

  /// As above, if it is a share of that address: nobody looks at a stranger's by its number.
  Optional<Explained> explain(long id, String address) {
    return refusals
        .find(id)
        .filter(refusal -> refusal.worker() != null && refusal.worker().address().equals(address))
        .map(this::explain);
  }

  private Explained explain(Refusal refusal) {
    return new Explained(clock.instant(), refusal, refusals.cause(refusal));
  }

  /// A refusal with what probably went wrong.
  record Explained(Instant now, Refusal refusal, LikelyCause cause) {}
}
