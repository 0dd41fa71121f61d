package org.chimerapool.pool.persistence;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chimerapool.pool.ShareCredit;

/// The shares of one batch, summed by minute and worker and by minute and pool.
final class MinuteSums {

  private static final String WORKER_MINUTES =
      """
      INSERT INTO pool.share_minute AS m (minute, pool_id, worker_id, shares, work, best, last_at, work_squared)
      SELECT * FROM unnest(?::timestamptz[], ?::int[], ?::int[], ?::bigint[], ?::float8[], ?::float8[],
                           ?::timestamptz[], ?::float8[])
      ON CONFLICT (minute, worker_id) DO UPDATE
      SET shares = m.shares + excluded.shares, work = m.work + excluded.work,
          best = greatest(m.best, excluded.best), last_at = greatest(m.last_at, excluded.last_at),
          work_squared = coalesce(m.work_squared, m.work * m.work / m.shares) + excluded.work_squared""";

  private static final String POOL_MINUTES =
      """
      INSERT INTO pool.pool_minute AS m (minute, pool_id, shares, work, work_squared, last_at)
      SELECT * FROM unnest(?::timestamptz[], ?::int[], ?::bigint[], ?::float8[], ?::float8[],
                           ?::timestamptz[])
      ON CONFLICT (pool_id, minute) DO UPDATE
      SET shares = m.shares + excluded.shares, work = m.work + excluded.work,
          work_squared = m.work_squared + excluded.work_squared,
          last_at = greatest(m.last_at, excluded.last_at)""";

  /// @param worker 0 in a sum over a pool
  private record Key(Instant minute, int pool, int worker) {}

  private record Sum(Key key, long shares, double work, double squares, double best, Instant last) {

    Sum plus(Sum other) {
      return new Sum(
          key,
          shares + other.shares,
          work + other.work,
          squares + other.squares,
          Math.max(best, other.best),
          last.isAfter(other.last) ? last : other.last);
    }
  }

  /// Rows are always written in the same order, so that two writers could not lock each other
  /// out.
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::minute).thenComparingInt(Key::pool).thenComparingInt(Key::worker);

  private final Map<Key, Sum> byWorker = new TreeMap<>(ORDER);
  private final Map<Key, Sum> byPool = new TreeMap<>(ORDER);

  void add(int worker, ShareCredit share) {
    Instant minute = share.at().truncatedTo(ChronoUnit.MINUTES);
    int pool = share.pool().value();
    byWorker.merge(
        new Key(minute, pool, worker), sum(new Key(minute, pool, worker), share), Sum::plus);
    byPool.merge(new Key(minute, pool, 0), sum(new Key(minute, pool, 0), share), Sum::plus);
  }

  void write(Connection connection) throws SQLException {
    writeWorkers(connection, List.copyOf(byWorker.values()));
    writePools(connection, List.copyOf(byPool.values()));
  }

  private static Sum sum(Key key, ShareCredit share) {
    double work = share.credited().value();
    return new Sum(key, 1, work, work * work, share.achieved().value(), share.at());
  }

  private static void writeWorkers(Connection connection, List<Sum> sums) throws SQLException {
    try (PreparedStatement rows = connection.prepareStatement(WORKER_MINUTES)) {
      rows.setArray(1, minutes(connection, sums));
      rows.setArray(2, pools(connection, sums));
      rows.setArray(3, WorkerIds.array(connection, "int4", sums, s -> s.key().worker()));
      rows.setArray(4, WorkerIds.array(connection, "int8", sums, Sum::shares));
      rows.setArray(5, WorkerIds.array(connection, "float8", sums, Sum::work));
      rows.setArray(6, WorkerIds.array(connection, "float8", sums, Sum::best));
      rows.setArray(7, lasts(connection, sums));
      rows.setArray(8, WorkerIds.array(connection, "float8", sums, Sum::squares));
      rows.executeUpdate();
    }
  }

  private static void writePools(Connection connection, List<Sum> sums) throws SQLException {
    try (PreparedStatement rows = connection.prepareStatement(POOL_MINUTES)) {
      rows.setArray(1, minutes(connection, sums));
      rows.setArray(2, pools(connection, sums));
      rows.setArray(3, WorkerIds.array(connection, "int8", sums, Sum::shares));
      rows.setArray(4, WorkerIds.array(connection, "float8", sums, Sum::work));
      rows.setArray(5, WorkerIds.array(connection, "float8", sums, Sum::squares));
      rows.setArray(6, lasts(connection, sums));
      rows.executeUpdate();
    }
  }

  private static Array minutes(Connection connection, List<Sum> sums) throws SQLException {
    return WorkerIds.array(connection, "timestamptz", sums, s -> WorkerIds.utc(s.key().minute()));
  }

  private static Array pools(Connection connection, List<Sum> sums) throws SQLException {
    return WorkerIds.array(connection, "int4", sums, s -> s.key().pool());
  }

  private static Array lasts(Connection connection, List<Sum> sums) throws SQLException {
    return WorkerIds.array(connection, "timestamptz", sums, s -> WorkerIds.utc(s.last()));
  }
}
