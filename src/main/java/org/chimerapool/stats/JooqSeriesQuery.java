package org.chimerapool.stats;

import static org.chimerapool.jooq.pool.Tables.MINER;
import static org.chimerapool.jooq.pool.Tables.POOL_MINUTE;
import static org.chimerapool.jooq.pool.Tables.REJECT_MINUTE;
import static org.chimerapool.jooq.pool.Tables.SHARE_MINUTE;
import static org.chimerapool.jooq.pool.Tables.WORKER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads series from `pool.pool_minute` (a pool), `pool.share_minute` (a miner) and
/// `pool.reject_minute`.
@Component
class JooqSeriesQuery implements SeriesQuery {
  private final DSLContext db;
  private final Pools pools;
  private final Clock clock;

  JooqSeriesQuery(DSLContext db, Pools pools, Clock clock) {
    this.db = db;
    this.pools = pools;
    this.clock = clock;
  }

  @Override
  public List<SeriesPoint> pool(PoolId pool, TimeRange range) {
    Field<Instant> begin = min(POOL_MINUTE.MINUTE);
    Condition own = POOL_MINUTE.POOL_ID.eq(pool.value());
    Steps steps = steps(db.select(begin).from(POOL_MINUTE).where(own).fetchOne(begin), range);
    Field<Instant> step = stepOf(POOL_MINUTE.MINUTE, steps);
    Map<Instant, Tally> accepted =
        db.select(
                step, sum(POOL_MINUTE.SHARES), sum(POOL_MINUTE.WORK), sum(POOL_MINUTE.WORK_SQUARED))
            .from(POOL_MINUTE)
            .where(own, POOL_MINUTE.MINUTE.ge(steps.first()))
            .groupBy(step)
            .fetchMap(row -> row.value1(), row -> tally(row.value2(), row.value3(), row.value4()));
    Field<Instant> refusedStep = stepOf(REJECT_MINUTE.MINUTE, steps);
    Map<Instant, BigDecimal> refused =
        db.select(refusedStep, sum(REJECT_MINUTE.SHARES))
            .from(REJECT_MINUTE)
            .where(REJECT_MINUTE.POOL_ID.eq(pool.value()))
            .and(REJECT_MINUTE.MINUTE.ge(steps.first()))
            .groupBy(refusedStep)
            .fetchMap(row -> row.value1(), row -> row.value2());
    return points(pool, steps, accepted, refused);
  }

  @Override
  public List<SeriesPoint> miner(PoolId pool, String address, TimeRange range) {
    Field<Instant> begin = min(SHARE_MINUTE.MINUTE);
    Condition own = SHARE_MINUTE.WORKER_ID.in(workersOf(pool, address));
    Steps steps = steps(db.select(begin).from(SHARE_MINUTE).where(own).fetchOne(begin), range);
    Field<Instant> step = stepOf(SHARE_MINUTE.MINUTE, steps);
    Field<Double> squares = SHARE_MINUTE.WORK.times(SHARE_MINUTE.WORK).div(SHARE_MINUTE.SHARES);
    Map<Instant, Tally> accepted =
        db.select(step, sum(SHARE_MINUTE.SHARES), sum(SHARE_MINUTE.WORK), sum(squares))
            .from(SHARE_MINUTE)
            .where(own, SHARE_MINUTE.MINUTE.ge(steps.first()))
            .groupBy(step)
            .fetchMap(row -> row.value1(), row -> tally(row.value2(), row.value3(), row.value4()));
    Field<Instant> refusedStep = stepOf(REJECT_MINUTE.MINUTE, steps);
    Map<Instant, BigDecimal> refused =
        db.select(refusedStep, sum(REJECT_MINUTE.SHARES))
            .from(REJECT_MINUTE)
            .where(REJECT_MINUTE.WORKER_ID.in(workersOf(pool, address)))
            .and(REJECT_MINUTE.MINUTE.ge(steps.first()))
            .groupBy(refusedStep)
            .fetchMap(row -> row.value1(), row -> row.value2());
    return points(pool, steps, accepted, refused);
  }

  private Steps steps(@Nullable Instant begin, TimeRange range) {
    Instant now = clock.instant();
    return Steps.upTo(now, begin == null ? now.minus(range.length()) : begin, range);
  }

  private List<SeriesPoint> points(
      PoolId pool, Steps steps, Map<Instant, Tally> accepted, Map<Instant, BigDecimal> refused) {
    return pools
        .find(pool)
        .map(
            running -> {
              Algorithm algorithm = running.description().algorithm();
              return steps.starts().stream()
                  .map(
                      at -> {
                        Tally tally = accepted.getOrDefault(at, Tally.NONE);
                        return new SeriesPoint(
                            at,
                            tally.rate(algorithm, steps.seconds(at), steps.isWhole(at)),
                            tally.shares(),
                            refused.getOrDefault(at, BigDecimal.ZERO).longValue());
                      })
                  .toList();
            })
        .orElse(List.of());
  }

  private static Select<Record1<Integer>> workersOf(PoolId pool, String address) {
    return select(WORKER.ID)
        .from(WORKER)
        .join(MINER)
        .on(MINER.ID.eq(WORKER.MINER_ID))
        .where(MINER.POOL_ID.eq(pool.value()), MINER.ADDRESS.eq(address));
  }

  private static Field<Instant> stepOf(Field<Instant> minute, Steps steps) {
    Duration step = steps.step();
    return field(
        "date_bin({0}, {1}, {2})",
        minute.getDataType(),
        inline(step.toMinutes() + " minutes").cast(SQLDataType.INTERVAL),
        minute,
        inline(Instant.EPOCH, minute.getDataType()));
  }

  private static Tally tally(BigDecimal shares, Number work, Number squares) {
    return new Tally(shares.longValue(), work.doubleValue(), squares.doubleValue());
  }
}
