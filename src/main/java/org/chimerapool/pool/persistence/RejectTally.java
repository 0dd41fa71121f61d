package org.chimerapool.pool.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareCredit;
import org.chimerapool.pool.ShareObserver;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Counts refused shares by minute, worker and reason, and writes the counts every few seconds.
///
/// A statistic: what was counted since the last write is lost with the process. The number of
/// counters is bounded; beyond it refusals are counted without their worker.
final class RejectTally implements ShareObserver, SmartLifecycle {

  static final int MAX_COUNTERS = 10_000;

  private static final Logger log = LoggerFactory.getLogger(RejectTally.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final String UPSERT =
      """
      INSERT INTO pool.reject_minute AS r (minute, pool_id, worker_id, reason, shares)
      SELECT * FROM unnest(?::timestamptz[], ?::int[], ?::int[], ?::text[], ?::bigint[])
      ON CONFLICT (minute, pool_id, worker_id, reason) DO UPDATE SET shares = r.shares + excluded.shares""";

  private record Key(Instant minute, PoolId pool, @Nullable WorkerName worker, Reason reason) {

    Key withoutWorker() {
      return new Key(minute, pool, null, reason);
    }
  }

  private record Row(Instant minute, int pool, @Nullable Integer worker, Reason reason) {}

  private static final Comparator<Map.Entry<Row, Long>> ORDER =
      Comparator.<Map.Entry<Row, Long>, Instant>comparing(e -> e.getKey().minute())
          .thenComparingInt(e -> e.getKey().pool())
          .thenComparing(e -> e.getKey().worker(), Comparator.nullsFirst(Integer::compare))
          .thenComparing(e -> e.getKey().reason());

  private final ConcurrentHashMap<Key, Long> counts = new ConcurrentHashMap<>();
  private final DataSource database;
  private final WorkerIds workers;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  RejectTally(DataSource database, WorkerIds workers) {
    this.database = database;
    this.workers = workers;
  }

  @Override
  public void accepted(ShareCredit credit) {
    // Accepted shares have the journal.
  }

  @Override
  public void rejected(PoolId pool, @Nullable WorkerName worker, Reason reason, Instant at) {
    count(new Key(at.truncatedTo(ChronoUnit.MINUTES), pool, worker, reason), 1);
  }

  /// Writes what was counted. What cannot be written is kept for the next time.
  void flush() {
    Map<Key, Long> taken = new HashMap<>();
    counts.keySet().forEach(key -> taken.put(key, Objects.requireNonNull(counts.remove(key))));
    if (taken.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection()) {
      write(connection, rows(connection, taken));
    } catch (SQLException | RuntimeException e) {
      log.debug("Refusals wait for the database", e);
      taken.forEach(this::count);
    }
  }

  @Override
  public void start() {
    stopping = false;
    thread = Thread.ofPlatform().name("reject-tally").daemon().start(this::run);
  }

  @Override
  public void stop() {
    Thread writer = thread;
    if (writer != null) {
      stopping = true;
      LockSupport.unpark(writer);
      try {
        writer.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  @Override
  public int getPhase() {
    return ShareWriter.PHASE;
  }

  private void run() {
    while (!stopping) {
      LockSupport.parkNanos(PAUSE.toNanos());
      flush();
    }
    // Once more: it may have been told to stop before its first turn.
    flush();
  }

  private void count(Key key, long shares) {
    boolean full = counts.size() >= MAX_COUNTERS && !counts.containsKey(key);
    counts.merge(full ? key.withoutWorker() : key, shares, Long::sum);
  }

  private Map<Row, Long> rows(Connection connection, Map<Key, Long> taken) throws SQLException {
    List<WorkerKey> named =
        taken.keySet().stream()
            .filter(key -> key.worker() != null)
            .map(key -> new WorkerKey(key.pool(), Objects.requireNonNull(key.worker())))
            .distinct()
            .toList();
    Map<WorkerKey, Integer> ids = workers.find(connection, named);
    Map<Row, Long> rows = new HashMap<>();
    taken.forEach(
        (key, shares) -> {
          WorkerName name = key.worker();
          Integer worker = name == null ? null : ids.get(new WorkerKey(key.pool(), name));
          rows.merge(
              new Row(key.minute(), key.pool().value(), worker, key.reason()), shares, Long::sum);
        });
    return rows;
  }

  private static void write(Connection connection, Map<Row, Long> counted) throws SQLException {
    List<Map.Entry<Row, Long>> rows = counted.entrySet().stream().sorted(ORDER).toList();
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      upsert.setArray(
          1,
          WorkerIds.array(
              connection, "timestamptz", rows, r -> WorkerIds.utc(r.getKey().minute())));
      upsert.setArray(2, WorkerIds.array(connection, "int4", rows, r -> r.getKey().pool()));
      upsert.setArray(3, connection.createArrayOf("int4", workers(rows)));
      upsert.setArray(
          4, WorkerIds.array(connection, "text", rows, r -> r.getKey().reason().name()));
      upsert.setArray(5, WorkerIds.array(connection, "int8", rows, Map.Entry::getValue));
      upsert.executeUpdate();
    }
  }

  private static @Nullable Object[] workers(List<Map.Entry<Row, Long>> rows) {
    @Nullable Object[] ids = new @Nullable Object[rows.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = rows.get(i).getKey().worker();
    }
    return ids;
  }
}
