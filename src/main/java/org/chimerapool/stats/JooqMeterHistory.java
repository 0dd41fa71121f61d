package org.chimerapool.stats;

import static org.chimerapool.jooq.pool.Tables.MINER;
import static org.chimerapool.jooq.pool.Tables.POOL_MINUTE;
import static org.chimerapool.jooq.pool.Tables.REJECT_MINUTE;
import static org.chimerapool.jooq.pool.Tables.SHARE_MINUTE;
import static org.chimerapool.jooq.pool.Tables.WORKER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.springframework.stereotype.Component;

/// Reads the minute tables of schema `pool`.
@Component
class JooqMeterHistory implements MeterHistory {
  private static final Map<String, Reason> REASONS =
      Arrays.stream(Reason.values()).collect(Collectors.toMap(Enum::name, r -> r));

  private final DSLContext db;

  JooqMeterHistory(DSLContext db) {
    this.db = db;
  }

  @Override
  public List<KnownWorker> workers(PoolId pool, Instant since, int limit) {
    return db.select(
            WORKER.ID,
            MINER.ADDRESS,
            WORKER.RIG,
            WORKER.AGENT,
            WORKER.SIMULATED,
            WORKER.FIRST_SEEN,
            WORKER.LAST_SEEN)
        .from(WORKER)
        .join(MINER)
        .on(MINER.ID.eq(WORKER.MINER_ID))
        .where(MINER.POOL_ID.eq(pool.value()), WORKER.LAST_SEEN.ge(since))
        .orderBy(WORKER.LAST_SEEN.desc())
        .limit(limit)
        .fetch(
            row ->
                new KnownWorker(
                    row.value1(),
                    new WorkerName(row.value2(), row.value3()),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    row.value7()));
  }

  @Override
  public List<WorkerMinute> minutes(PoolId pool, Instant from, Instant before) {
    return db.select(
            SHARE_MINUTE.WORKER_ID,
            SHARE_MINUTE.MINUTE,
            SHARE_MINUTE.SHARES,
            SHARE_MINUTE.WORK,
            SHARE_MINUTE.LAST_AT)
        .from(SHARE_MINUTE)
        .where(SHARE_MINUTE.POOL_ID.eq(pool.value()))
        .and(SHARE_MINUTE.MINUTE.ge(from))
        .and(SHARE_MINUTE.MINUTE.lt(before))
        .fetch(
            row ->
                new WorkerMinute(
                    row.value1(),
                    row.value2(),
                    Tally.ofEqual(row.value3(), row.value4()),
                    row.value5()));
  }

  @Override
  public List<RefusedMinute> refusals(PoolId pool, Instant from, Instant before) {
    return db
        .select(
            REJECT_MINUTE.WORKER_ID,
            REJECT_MINUTE.MINUTE,
            REJECT_MINUTE.REASON,
            REJECT_MINUTE.SHARES)
        .from(REJECT_MINUTE)
        .where(REJECT_MINUTE.POOL_ID.eq(pool.value()))
        .and(REJECT_MINUTE.MINUTE.ge(from))
        .and(REJECT_MINUTE.MINUTE.lt(before))
        .fetch()
        .stream()
        .flatMap(row -> known(row).stream())
        .toList();
  }

  @Override
  public Map<Integer, Double> bests(PoolId pool, Instant since) {
    return db.select(SHARE_MINUTE.WORKER_ID, max(SHARE_MINUTE.BEST))
        .from(SHARE_MINUTE)
        .where(SHARE_MINUTE.POOL_ID.eq(pool.value()), SHARE_MINUTE.MINUTE.ge(since))
        .groupBy(SHARE_MINUTE.WORKER_ID)
        .fetchMap(SHARE_MINUTE.WORKER_ID, max(SHARE_MINUTE.BEST));
  }

  @Override
  public long acceptedTotal(PoolId pool, Instant before) {
    return db.select(coalesce(sum(POOL_MINUTE.SHARES), inline(0)))
        .from(POOL_MINUTE)
        .where(POOL_MINUTE.POOL_ID.eq(pool.value()), POOL_MINUTE.MINUTE.lt(before))
        .fetchSingle()
        .value1()
        .longValue();
  }

  @Override
  public double work(PoolId pool, Instant from, Instant before) {
    Duration minute = Duration.ofMinutes(1);
    return db
        .select(POOL_MINUTE.MINUTE, POOL_MINUTE.WORK)
        .from(POOL_MINUTE)
        .where(POOL_MINUTE.POOL_ID.eq(pool.value()))
        .and(POOL_MINUTE.MINUTE.gt(from.minus(minute)))
        .and(POOL_MINUTE.MINUTE.lt(before))
        .fetch()
        .stream()
        .mapToDouble(row -> row.value2() * shareOfMinuteAfter(from, row.value1()))
        .sum();
  }

  private static double shareOfMinuteAfter(Instant from, Instant minute) {
    double outside = Duration.between(minute, from).toMillis() / 60_000.0;
    return 1 - Math.clamp(outside, 0, 1);
  }

  private static Optional<RefusedMinute> known(Record4<Integer, Instant, String, Long> row) {
    return Optional.ofNullable(REASONS.get(row.value3()))
        .map(
            reason ->
                new RefusedMinute(
                    Optional.ofNullable(row.value1()),
                    row.value2(),
                    reason,
                    (int) Math.min(row.value4(), Integer.MAX_VALUE)));
  }
}
