package org.chimerapool.stats;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.pool.PoolId;
import org.springframework.stereotype.Component;

/// Gives the live figures back what is older than an hour: windows of hours and days, best hashes,
/// and each worker's part of the running round. Blocks, for a second or two with many workers.
@Component
class LongPast {
  /// The rollups may be so much behind.
  private static final Duration SURELY_ROLLED_UP = Duration.ofHours(2);

  private static final int HOURS_AT_ONCE = 24;

  /// More than a week, because several pools may be due.
  private static final int DAYS = 100;

  private final MeterHistory history;
  private final RollUps rollUp;
  private final CoverageKeeper coverage;
  private final Clock clock;

  LongPast(MeterHistory history, RollUps rollUp, CoverageKeeper coverage, Clock clock) {
    this.history = history;
    this.rollUp = rollUp;
    this.coverage = coverage;
    this.clock = clock;
  }

  void load(PoolId pool, PoolMeter meter, MeterPreload.Loaded loaded) {
    Instant from = loaded.from();
    Instant rolledUp = from.minus(SURELY_ROLLED_UP).truncatedTo(ChronoUnit.HOURS);
    int due = HOURS_AT_ONCE;
    for (int day = 0; day < DAYS && due == HOURS_AT_ONCE; day++) {
      due = rollUp.catchUp(from.minus(PoolMeter.MEMORY), HOURS_AT_ONCE);
    }
    Map<Instant, Sum> tens = new HashMap<>();
    Map<Instant, Sum> hours = new HashMap<>();
    read(pool, loaded, from, rolledUp, tens, hours);
    tens.forEach((slot, sum) -> meter.restoreTen(slot, sum.tally));
    hours.forEach((hour, sum) -> meter.restoreHour(hour, sum.tally, sum.active));
    bests(pool, meter, loaded, rolledUp);
    long round = meter.round().number();
    double[] best = new double[1];
    history.round(
        pool,
        loaded.roundStart(),
        rolledUp,
        loaded.before(),
        row -> {
          best[0] = Math.max(best[0], row.best());
          Optional.ofNullable(loaded.workers().get(row.workerId()))
              .ifPresent(worker -> worker.restoreRound(round, row.work(), row.best(), false));
        });
    meter.restoreRound(round, best[0], false);
    Instant begin = from.minus(PoolMeter.MEMORY);
    meter.restoreCoverage(meter.coverage().after(coverage.earlier(pool, begin, Instant.EPOCH)));
  }

  /// Sums the round up anew, after its beginning was put right.
  void loadRound(PoolId pool, PoolMeter meter, Map<Integer, WorkerMeter> workers, Instant start) {
    Instant now = clock.instant();
    long round = meter.round().renumber(start);
    double[] best = new double[1];
    history.round(
        pool,
        start,
        now.minus(SURELY_ROLLED_UP).truncatedTo(ChronoUnit.HOURS),
        now,
        row -> {
          best[0] = Math.max(best[0], row.best());
          Optional.ofNullable(workers.get(row.workerId()))
              .ifPresent(worker -> worker.restoreRound(round, row.work(), row.best(), true));
        });
    meter.restoreRound(round, best[0], true);
  }

  private void read(
      PoolId pool,
      MeterPreload.Loaded loaded,
      Instant from,
      Instant rolledUp,
      Map<Instant, Sum> tens,
      Map<Instant, Sum> hours) {
    Instant sixHours = Instant.ofEpochSecond(Rings.start(Window.SIX_HOURS, from.getEpochSecond()));
    history.tens(
        pool,
        sixHours,
        from,
        row -> {
          tens.computeIfAbsent(row.start(), s -> new Sum()).add(row);
          Optional.ofNullable(loaded.workers().get(row.workerId()))
              .ifPresent(worker -> worker.restoreTen(row.start(), row.tally()));
        });
    Instant week = Instant.ofEpochSecond(Rings.start(Window.WEEK, from.getEpochSecond()));
    history.hours(
        pool,
        week,
        rolledUp,
        from,
        row -> {
          hours.computeIfAbsent(row.start(), s -> new Sum()).add(row);
          Optional.ofNullable(loaded.workers().get(row.workerId()))
              .ifPresent(worker -> worker.restoreHour(row.start(), row.tally(), row.active()));
        });
  }

  private void bests(PoolId pool, PoolMeter meter, MeterPreload.Loaded loaded, Instant rolledUp) {
    Instant midnight = clock.instant().truncatedTo(ChronoUnit.DAYS);
    long today = midnight.getEpochSecond() / 86_400;
    double[] greatest = new double[2];
    history.bests(
        pool,
        midnight,
        rolledUp,
        row -> {
          greatest[0] = Math.max(greatest[0], row.ever());
          greatest[1] = Math.max(greatest[1], row.day());
          Optional.ofNullable(loaded.workers().get(row.workerId()))
              .ifPresent(worker -> worker.restoreBest(row.ever(), row.day(), today));
        });
    meter.restoreBest(greatest[0], greatest[1], today);
  }

  /// A pool's sum over its workers.
  private static final class Sum {
    private Tally tally = Tally.NONE;
    private long active;

    void add(MeterHistory.WorkerSpan span) {
      tally = tally.plus(span.tally());
      active |= span.active();
    }
  }
}
