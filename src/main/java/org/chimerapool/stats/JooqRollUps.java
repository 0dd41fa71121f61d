package org.chimerapool.stats;

import static org.jooq.impl.DSL.inline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chimerapool.pool.PoolId;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/// Sums the minutes up in the database.
@Component
class JooqRollUps implements RollUps {

  private static final String DUE =
      """
      SELECT m.pool_id, m.hour
      FROM (
        SELECT pool_id, hour, sum(shares) AS shares, sum(refused) AS refused
        FROM (
          SELECT pool_id, date_bin('1 hour', minute, 'epoch') AS hour, sum(shares) AS shares,
                 0 AS refused
          FROM pool.pool_minute WHERE minute >= ?::timestamptz GROUP BY 1, 2
          UNION ALL
          SELECT pool_id, date_bin('1 hour', minute, 'epoch'), 0, sum(shares)
          FROM pool.reject_minute WHERE minute >= ?::timestamptz GROUP BY 1, 2
        ) both_kinds
        GROUP BY 1, 2
      ) m
      LEFT JOIN (
        SELECT pool_id, date_bin('1 hour', slot, 'epoch') AS hour, sum(shares) AS shares,
               sum(refused) AS refused
        FROM stats.pool_slot WHERE slot >= ?::timestamptz GROUP BY 1, 2
      ) s ON s.pool_id = m.pool_id AND s.hour = m.hour
      WHERE m.shares > coalesce(s.shares, 0) OR m.refused > coalesce(s.refused, 0)
      ORDER BY m.hour DESC, m.pool_id
      LIMIT ?""";

  private static final String WORKERS =
      """
      INSERT INTO stats.worker_hour AS h
        (worker_id, hour, pool_id, shares, work, work_squared, best, refused, active)
      SELECT worker_id, {1}, {0}, coalesce(s.shares, 0), coalesce(s.work, 0),
             coalesce(s.squares, 0), coalesce(s.best, 0), coalesce(r.refused, 0),
             coalesce(s.active, 0)
      FROM (
        SELECT worker_id, sum(shares)::bigint AS shares, sum(work) AS work,
               sum(coalesce(work_squared, work * work / shares)) AS squares, max(best) AS best,
               bit_or(1::bigint << extract(minute FROM minute AT TIME ZONE 'UTC')::int) AS active
        FROM pool.share_minute
        WHERE pool_id = {0} AND minute >= {1} AND minute < {1} + interval '1 hour'
        GROUP BY worker_id
      ) s
      FULL JOIN (
        SELECT worker_id, sum(shares)::bigint AS refused
        FROM pool.reject_minute
        WHERE pool_id = {0} AND minute >= {1} AND minute < {1} + interval '1 hour'
          AND worker_id IS NOT NULL
        GROUP BY worker_id
      ) r USING (worker_id)
      ON CONFLICT (worker_id, hour) DO UPDATE
      SET shares = excluded.shares, work = excluded.work, work_squared = excluded.work_squared,
          best = excluded.best, refused = excluded.refused, active = excluded.active
      WHERE h.shares < excluded.shares OR h.refused < excluded.refused""";

  private static final String MINERS =
      """
      INSERT INTO stats.miner_slot AS m (miner_id, slot, shares, work, work_squared, refused)
      SELECT w.miner_id, date_bin('10 minutes', u.minute, 'epoch'), sum(u.shares)::bigint,
             sum(u.work), sum(u.squares), sum(u.refused)::bigint
      FROM (
        SELECT worker_id, minute, shares, work,
               coalesce(work_squared, work * work / shares) AS squares, 0 AS refused
        FROM pool.share_minute
        WHERE pool_id = {0} AND minute >= {1} AND minute < {1} + interval '1 hour'
        UNION ALL
        SELECT worker_id, minute, 0, 0, 0, shares
        FROM pool.reject_minute
        WHERE pool_id = {0} AND minute >= {1} AND minute < {1} + interval '1 hour'
      ) u
      JOIN pool.worker w ON w.id = u.worker_id
      GROUP BY 1, 2
      ON CONFLICT (miner_id, slot) DO UPDATE
      SET shares = excluded.shares, work = excluded.work, work_squared = excluded.work_squared,
          refused = excluded.refused
      WHERE m.shares < excluded.shares OR m.refused < excluded.refused""";

  private static final String POOLS =
      """
      INSERT INTO stats.pool_slot AS p (pool_id, slot, shares, work, work_squared, refused)
      SELECT {0}, date_bin('10 minutes', minute, 'epoch'), sum(shares)::bigint, sum(work),
             sum(squares), sum(refused)::bigint
      FROM (
        SELECT minute, shares, work, work_squared AS squares, 0 AS refused
        FROM pool.pool_minute
        WHERE pool_id = {0} AND minute >= {1} AND minute < {1} + interval '1 hour'
        UNION ALL
        SELECT minute, 0, 0, 0, shares
        FROM pool.reject_minute
        WHERE pool_id = {0} AND minute >= {1} AND minute < {1} + interval '1 hour'
      ) u
      GROUP BY 2
      ON CONFLICT (pool_id, slot) DO UPDATE
      SET shares = excluded.shares, work = excluded.work, work_squared = excluded.work_squared,
          refused = excluded.refused
      WHERE p.shares < excluded.shares OR p.refused < excluded.refused""";

  private static final String BESTS =
      """
      INSERT INTO stats.worker_best AS b (worker_id, pool_id, best)
      SELECT worker_id, pool_id, best FROM stats.worker_hour
      WHERE pool_id = {0} AND hour = {1} AND shares > 0
      ON CONFLICT (worker_id) DO UPDATE SET best = excluded.best WHERE b.best < excluded.best""";

  private static final String DAYS =
      """
      INSERT INTO stats.miner_day AS d
        (pool_id, day, miner_id, shares, work, best, refused, active_minutes)
      SELECT {0}, {1}::date, miner_id, sum(shares)::bigint, sum(work), max(best),
             sum(refused)::bigint, sum(bit_count(active::bit(64)))::int
      FROM (
        SELECT w.miner_id, h.hour, sum(h.shares) AS shares, sum(h.work) AS work,
               max(h.best) AS best, sum(h.refused) AS refused, bit_or(h.active) AS active
        FROM stats.worker_hour h
        JOIN pool.worker w ON w.id = h.worker_id
        WHERE h.pool_id = {0} AND h.hour >= {1}::date::timestamp AT TIME ZONE 'UTC'
          AND h.hour < ({1}::date + 1)::timestamp AT TIME ZONE 'UTC'
        GROUP BY w.miner_id, h.hour
      ) hours
      GROUP BY miner_id
      HAVING sum(shares) > 0
      ON CONFLICT (pool_id, day, miner_id) DO UPDATE
      SET shares = excluded.shares, work = excluded.work, best = excluded.best,
          refused = excluded.refused, active_minutes = excluded.active_minutes
      WHERE d.shares < excluded.shares OR d.refused < excluded.refused""";

  private final DSLContext db;

  JooqRollUps(DSLContext db) {
    this.db = db;
  }

  private record Day(PoolId pool, LocalDate day) {}

  @Override
  public synchronized int catchUp(Instant since, int most) {
    Map<Day, List<Instant>> due = due(since, most);
    due.forEach(this::sumUp);
    return due.values().stream().mapToInt(List::size).sum();
  }

  private Map<Day, List<Instant>> due(Instant since, int most) {
    String from = since.truncatedTo(ChronoUnit.HOURS).toString();
    Map<Day, List<Instant>> due = new LinkedHashMap<>();
    db.resultQuery(DUE, from, from, from, most)
        .fetch()
        .forEach(
            row -> {
              PoolId pool = new PoolId(row.get(0, Integer.class));
              Instant hour = row.get(1, OffsetDateTime.class).toInstant();
              Day day = new Day(pool, LocalDate.ofInstant(hour, ZoneOffset.UTC));
              due.computeIfAbsent(day, d -> new ArrayList<>()).add(hour);
            });
    return due;
  }

  private void sumUp(Day day, List<Instant> hours) {
    Param<Integer> pool = inline(day.pool.value());
    db.transaction(
        inside -> {
          DSLContext here = inside.dsl();
          here.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
          for (Instant hour : hours) {
            for (String statement : List.of(WORKERS, MINERS, POOLS, BESTS)) {
              here.execute(statement, pool, inline(hour, SQLDataType.INSTANT));
            }
          }
          here.execute(DAYS, pool, inline(day.day));
        });
  }
}
