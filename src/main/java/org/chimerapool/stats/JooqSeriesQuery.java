package org.chimerapool.stats;

import static org.chimerapool.jooq.pool.Tables.MINER;
import static org.chimerapool.jooq.pool.Tables.POOL_MINUTE;
import static org.chimerapool.jooq.pool.Tables.REJECT_MINUTE;
import static org.chimerapool.jooq.pool.Tables.SHARE_MINUTE;
import static org.chimerapool.jooq.pool.Tables.WORKER;
import static org.chimerapool.jooq.stats.Tables.MINER_SLOT;
import static org.chimerapool.jooq.stats.Tables.POOL_SLOT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads series: the steps of long ranges from the rollups by ten minutes but for the newest hour,
/// everything else from the minutes.
@Component
class JooqSeriesQuery implements SeriesQuery {
  private static final Duration SLOT = Duration.ofMinutes(10);

  /// The rollups are surely that fresh.
  private static final Duration ROLLED_UP = Duration.ofMinutes(2);

  private final DSLContext db;
  private final Pools pools;
  private final LiveMeter live;
  private final CoverageBook coverage;
  private final Clock clock;

  JooqSeriesQuery(DSLContext db, Pools pools, LiveMeter live, CoverageBook coverage, Clock clock) {
    this.db = db;
    this.pools = pools;
    this.live = live;
    this.coverage = coverage;
    this.clock = clock;
  }

  @Override
  public List<SeriesPoint> pool(PoolId pool, TimeRange range) {
    Field<Instant> begin = min(POOL_MINUTE.MINUTE);
    Condition own = POOL_MINUTE.POOL_ID.eq(pool.value());
    Steps steps = steps(db.select(begin).from(POOL_MINUTE).where(own).fetchOne(begin), range);
    Instant fresh = freshFrom(steps);
    SeriesSums sums = new SeriesSums();
    Field<Instant> slot = stepOf(POOL_SLOT.SLOT, steps);
    if (fresh.isAfter(steps.first())) {
      sums.addAll(
          db.select(
                  slot,
                  sum(POOL_SLOT.SHARES),
                  sum(POOL_SLOT.WORK),
                  sum(POOL_SLOT.WORK_SQUARED),
                  sum(POOL_SLOT.REFUSED))
              .from(POOL_SLOT)
              .where(POOL_SLOT.POOL_ID.eq(pool.value()))
              .and(POOL_SLOT.SLOT.ge(steps.first()))
              .and(POOL_SLOT.SLOT.lt(fresh))
              .groupBy(slot)
              .fetch());
    }
    Field<Instant> step = stepOf(POOL_MINUTE.MINUTE, steps);
    sums.addAccepted(
        db.select(
                step, sum(POOL_MINUTE.SHARES), sum(POOL_MINUTE.WORK), sum(POOL_MINUTE.WORK_SQUARED))
            .from(POOL_MINUTE)
            .where(own, POOL_MINUTE.MINUTE.ge(fresh))
            .groupBy(step)
            .fetch());
    addRefused(sums, REJECT_MINUTE.POOL_ID.eq(pool.value()), fresh, steps);
    return points(pool, steps, sums, Instant.EPOCH);
  }

  @Override
  public List<SeriesPoint> miner(PoolId pool, String address, TimeRange range) {
    return db.select(MINER.ID, MINER.FIRST_SEEN)
        .from(MINER)
        .where(MINER.POOL_ID.eq(pool.value()), MINER.ADDRESS.eq(address))
        .fetchOptional()
        .map(miner -> miner(pool, miner.value1(), miner.value2(), range))
        .orElseGet(() -> points(pool, steps(null, range), new SeriesSums(), clock.instant()));
  }

  private List<SeriesPoint> miner(PoolId pool, int miner, Instant firstSeen, TimeRange range) {
    Steps steps = steps(firstSeen.truncatedTo(ChronoUnit.MINUTES), range);
    Instant fresh = freshFrom(steps);
    SeriesSums sums = new SeriesSums();
    Field<Instant> slot = stepOf(MINER_SLOT.SLOT, steps);
    if (fresh.isAfter(steps.first())) {
      sums.addAll(
          db.select(
                  slot,
                  sum(MINER_SLOT.SHARES),
                  sum(MINER_SLOT.WORK),
                  sum(MINER_SLOT.WORK_SQUARED),
                  sum(MINER_SLOT.REFUSED))
              .from(MINER_SLOT)
              .where(MINER_SLOT.MINER_ID.eq(miner))
              .and(MINER_SLOT.SLOT.ge(steps.first()))
              .and(MINER_SLOT.SLOT.lt(fresh))
              .groupBy(slot)
              .fetch());
    }
    List<Integer> workers =
        db.select(WORKER.ID).from(WORKER).where(WORKER.MINER_ID.eq(miner)).fetch(WORKER.ID);
    Field<Instant> step = stepOf(SHARE_MINUTE.MINUTE, steps);
    Field<Double> squares =
        coalesce(
            SHARE_MINUTE.WORK_SQUARED,
            SHARE_MINUTE.WORK.times(SHARE_MINUTE.WORK).div(SHARE_MINUTE.SHARES));
    sums.addAccepted(
        db.select(step, sum(SHARE_MINUTE.SHARES), sum(SHARE_MINUTE.WORK), sum(squares))
            .from(SHARE_MINUTE)
            .where(SHARE_MINUTE.WORKER_ID.in(workers), SHARE_MINUTE.MINUTE.ge(fresh))
            .groupBy(step)
            .fetch());
    addRefused(sums, REJECT_MINUTE.WORKER_ID.in(workers), fresh, steps);
    return points(pool, steps, sums, firstSeen);
  }

  private void addRefused(SeriesSums sums, Condition own, Instant fresh, Steps steps) {
    Field<Instant> step = stepOf(REJECT_MINUTE.MINUTE, steps);
    sums.addRefused(
        db.select(step, sum(REJECT_MINUTE.SHARES))
            .from(REJECT_MINUTE)
            .where(own, REJECT_MINUTE.MINUTE.ge(fresh))
            .groupBy(step)
            .fetch());
  }

  private Steps steps(@Nullable Instant begin, TimeRange range) {
    Instant now = clock.instant();
    return Steps.upTo(now, begin == null ? now.minus(range.length()) : begin, range);
  }

  /// From when on the minutes are asked.
  private static Instant freshFrom(Steps steps) {
    Instant fresh = steps.now().minus(ROLLED_UP).truncatedTo(ChronoUnit.HOURS);
    return steps.step().compareTo(SLOT) < 0 || fresh.isBefore(steps.first())
        ? steps.first()
        : fresh;
  }

  private List<SeriesPoint> points(PoolId pool, Steps steps, SeriesSums sums, Instant known) {
    return Optional.of(pool)
        .flatMap(pools::find)
        .map(
            running -> {
              Coverage covered =
                  live.meter(pool).coverage().after(coverage.since(pool, steps.first()));
              return sums.points(steps, covered, known, running.description().algorithm());
            })
        .orElse(List.of());
  }

  private static Field<Instant> stepOf(Field<Instant> at, Steps steps) {
    Duration step = steps.step();
    return field(
        "date_bin({0}, {1}, {2})",
        at.getDataType(),
        inline(step.toMinutes() + " minutes").cast(SQLDataType.INTERVAL),
        at,
        inline(Instant.EPOCH, at.getDataType()));
  }
}
