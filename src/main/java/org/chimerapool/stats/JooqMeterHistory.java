package org.chimerapool.stats;

import static org.chimerapool.jooq.pool.Tables.MINER;
import static org.chimerapool.jooq.pool.Tables.POOL_MINUTE;
import static org.chimerapool.jooq.pool.Tables.REJECT_MINUTE;
import static org.chimerapool.jooq.pool.Tables.SHARE_MINUTE;
import static org.chimerapool.jooq.pool.Tables.WORKER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.springframework.stereotype.Component;

/// Reads the minute tables of schema `pool` and the rollups.
@Component
class JooqMeterHistory implements MeterHistory {
  private static final Map<String, Reason> REASONS =
      Arrays.stream(Reason.values()).collect(Collectors.toMap(Enum::name, r -> r));

  private static final int FETCH = 5_000;

  private static final Field<Double> SQUARES =
      coalesce(
          SHARE_MINUTE.WORK_SQUARED,
          SHARE_MINUTE.WORK.times(SHARE_MINUTE.WORK).div(SHARE_MINUTE.SHARES));

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
            SQUARES,
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
                    new Tally(row.value3(), row.value4(), row.value5()),
                    row.value6()));
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
  public void tens(PoolId pool, Instant from, Instant before, Consumer<WorkerSpan> each) {
    each(
        """
        SELECT worker_id, date_bin('10 minutes', minute, 'epoch'), sum(shares)::bigint, sum(work),
               sum(coalesce(work_squared, work * work / shares)), 0::bigint
        FROM pool.share_minute
        WHERE pool_id = ? AND minute >= ?::timestamptz AND minute < ?::timestamptz
        GROUP BY 1, 2""",
        JooqMeterHistory::span,
        each,
        pool.value(),
        from.toString(),
        before.toString());
  }

  @Override
  public void hours(
      PoolId pool, Instant from, Instant rolledUp, Instant before, Consumer<WorkerSpan> each) {
    each(
        """
        SELECT worker_id, hour, shares, work, work_squared, active
        FROM stats.worker_hour
        WHERE pool_id = ? AND hour >= ?::timestamptz AND hour < ?::timestamptz AND shares > 0""",
        JooqMeterHistory::span,
        each,
        pool.value(),
        from.toString(),
        rolledUp.toString());
    each(
        """
        SELECT worker_id, date_bin('1 hour', minute, 'epoch'), sum(shares)::bigint, sum(work),
               sum(coalesce(work_squared, work * work / shares)),
               bit_or(1::bigint << extract(minute FROM minute AT TIME ZONE 'UTC')::int)
        FROM pool.share_minute
        WHERE pool_id = ? AND minute >= ?::timestamptz AND minute < ?::timestamptz
        GROUP BY 1, 2""",
        JooqMeterHistory::span,
        each,
        pool.value(),
        rolledUp.toString(),
        before.toString());
  }

  @Override
  public void bests(PoolId pool, Instant day, Instant rolledUp, Consumer<WorkerBest> each) {
    each(
        """
        SELECT worker_id, max(best), coalesce(max(best) FILTER (WHERE today), 0)
        FROM (
          SELECT worker_id, best, false AS today FROM stats.worker_best WHERE pool_id = ?
          UNION ALL
          SELECT worker_id, best, true FROM stats.worker_hour
          WHERE pool_id = ? AND hour >= ?::timestamptz AND shares > 0
          UNION ALL
          SELECT worker_id, best, minute >= ?::timestamptz FROM pool.share_minute
          WHERE pool_id = ? AND minute >= ?::timestamptz
        ) all_of_them
        GROUP BY worker_id""",
        row -> new WorkerBest(row.getInt(1), row.getDouble(2), row.getDouble(3)),
        each,
        pool.value(),
        pool.value(),
        day.toString(),
        day.toString(),
        pool.value(),
        rolledUp.toString());
  }

  @Override
  public void round(
      PoolId pool, Instant from, Instant rolledUp, Instant before, Consumer<WorkerRound> each) {
    Instant firstMinute = from.plus(Duration.ofMinutes(1));
    Instant firstHour = from.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.HOURS);
    Instant tail = rolledUp.isAfter(firstHour) ? rolledUp : firstHour;
    each(
        """
        SELECT worker_id, sum(work), max(best)
        FROM (
          SELECT worker_id, work, best FROM stats.worker_hour
          WHERE pool_id = ? AND hour >= ?::timestamptz AND hour < ?::timestamptz AND shares > 0
          UNION ALL
          SELECT worker_id, work, best FROM pool.share_minute
          WHERE pool_id = ? AND minute < ?::timestamptz
            AND (minute >= ?::timestamptz AND minute < ?::timestamptz OR minute >= ?::timestamptz)
        ) all_of_them
        GROUP BY worker_id""",
        row -> new WorkerRound(row.getInt(1), row.getDouble(2), row.getDouble(3)),
        each,
        pool.value(),
        firstHour.toString(),
        tail.toString(),
        pool.value(),
        before.toString(),
        firstMinute.truncatedTo(ChronoUnit.MINUTES).toString(),
        firstHour.toString(),
        tail.toString());
  }

  @Override
  public Optional<Instant> lastShare(PoolId pool, Instant before) {
    return db.select(POOL_MINUTE.LAST_AT)
        .from(POOL_MINUTE)
        .where(POOL_MINUTE.POOL_ID.eq(pool.value()), POOL_MINUTE.MINUTE.lt(before))
        .orderBy(POOL_MINUTE.MINUTE.desc())
        .limit(1)
        .fetchOptional(POOL_MINUTE.LAST_AT);
  }

  private static WorkerSpan span(ResultSet row) throws SQLException {
    return new WorkerSpan(
        row.getInt(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        new Tally(row.getLong(3), row.getDouble(4), row.getDouble(5)),
        row.getLong(6));
  }

  /// Reads row by row: a week of many workers is millions of rows.
  private <R> void each(String sql, RowReader<R> reader, Consumer<R> consumer, Object... values) {
    db.transaction(
        inside ->
            inside
                .dsl()
                .connection(
                    connection -> {
                      try (PreparedStatement query = connection.prepareStatement(sql)) {
                        query.setFetchSize(FETCH);
                        for (int i = 0; i < values.length; i++) {
                          query.setObject(i + 1, values[i]);
                        }
                        ResultSet rows = query.executeQuery();
                        while (rows.next()) {
                          consumer.accept(reader.read(rows));
                        }
                      }
                    }));
  }

  private interface RowReader<R> {
    R read(ResultSet row) throws SQLException;
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
