package org.chimerapool.pool.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareCredit;

/// The database's numbers for workers. Makes miners and workers that share for the first time,
/// and renews now and then when a worker was last seen.
final class WorkerIds {

  private static final Duration RENEW = Duration.ofSeconds(60);
  private static final int MAX_CACHED = 200_000;

  private static final String MINERS =
      """
      INSERT INTO pool.miner (pool_id, address, first_seen)
      SELECT u.pool_id, u.address, min(u.seen)
      FROM unnest(?::int[], ?::text[], ?::timestamptz[]) AS u (pool_id, address, seen)
      JOIN pool.pool p ON p.id = u.pool_id
      GROUP BY u.pool_id, u.address
      ON CONFLICT (pool_id, address) DO NOTHING""";

  private static final String WORKERS =
      """
      INSERT INTO pool.worker AS w (miner_id, rig, agent, simulated, first_seen, last_seen)
      SELECT m.id, u.rig, u.agent, u.simulated, u.seen, u.seen
      FROM unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::timestamptz[])
        AS u (pool_id, address, rig, agent, simulated, seen)
      JOIN pool.miner m ON m.pool_id = u.pool_id AND m.address = u.address
      ORDER BY m.id, u.rig
      ON CONFLICT (miner_id, rig) DO UPDATE
      SET agent = excluded.agent, simulated = excluded.simulated,
          last_seen = greatest(w.last_seen, excluded.last_seen)""";

  private static final String FIND =
      """
      SELECT m.pool_id, m.address, w.rig, w.id
      FROM unnest(?::int[], ?::text[], ?::text[]) AS u (pool_id, address, rig)
      JOIN pool.miner m ON m.pool_id = u.pool_id AND m.address = u.address
      JOIN pool.worker w ON w.miner_id = m.id AND w.rig = u.rig""";

  /// @param seen when the database was last told that the worker is there
  private record Known(int id, Instant seen, String agent, boolean simulated) {}

  private final Cache<WorkerKey, Known> known =
      Caffeine.newBuilder().maximumSize(MAX_CACHED).build();

  /// The numbers of all workers that sent these shares; none for workers of a pool that the
  /// database does not have. The connection must commit by itself: a number that was rolled back
  /// would be remembered.
  Map<WorkerKey, Integer> resolve(Connection connection, Collection<ShareCredit> shares)
      throws SQLException {
    Map<WorkerKey, ShareCredit> latest = new HashMap<>();
    shares.forEach(share -> latest.put(new WorkerKey(share.pool(), share.worker()), share));
    Map<WorkerKey, Integer> ids = new HashMap<>();
    Map<WorkerKey, ShareCredit> stale = new HashMap<>();
    latest.forEach(
        (key, share) -> {
          Known seen = known.getIfPresent(key);
          if (seen == null || isStale(seen, share)) {
            stale.put(key, share);
          } else {
            ids.put(key, seen.id());
          }
        });
    if (!stale.isEmpty()) {
      upsert(connection, stale);
      find(connection, stale.keySet())
          .forEach(
              (key, id) -> {
                ids.put(key, id);
                Optional.ofNullable(stale.get(key))
                    .ifPresent(
                        share ->
                            known.put(
                                key, new Known(id, share.at(), share.agent(), share.simulated())));
              });
    }
    return ids;
  }

  /// The numbers of those workers that the database has; makes none.
  Map<WorkerKey, Integer> find(Connection connection, Collection<WorkerKey> keys)
      throws SQLException {
    Map<WorkerKey, Integer> ids = new HashMap<>();
    List<WorkerKey> asked = List.copyOf(keys);
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setArray(1, array(connection, "int4", asked, key -> key.pool().value()));
      find.setArray(2, array(connection, "text", asked, key -> key.name().address()));
      find.setArray(3, array(connection, "text", asked, key -> key.name().rig()));
      ResultSet rows = find.executeQuery();
      while (rows.next()) {
        WorkerName name = new WorkerName(rows.getString(2), rows.getString(3));
        ids.put(new WorkerKey(new PoolId(rows.getInt(1)), name), rows.getInt(4));
      }
    }
    return ids;
  }

  private static boolean isStale(Known seen, ShareCredit share) {
    return share.at().isAfter(seen.seen().plus(RENEW))
        || !share.agent().equals(seen.agent())
        || share.simulated() != seen.simulated();
  }

  private static void upsert(Connection connection, Map<WorkerKey, ShareCredit> workers)
      throws SQLException {
    List<ShareCredit> shares = List.copyOf(workers.values());
    Array pools = array(connection, "int4", shares, share -> share.pool().value());
    Array addresses = array(connection, "text", shares, share -> share.worker().address());
    Array times = array(connection, "timestamptz", shares, share -> utc(share.at()));
    try (PreparedStatement miners = connection.prepareStatement(MINERS)) {
      miners.setArray(1, pools);
      miners.setArray(2, addresses);
      miners.setArray(3, times);
      miners.executeUpdate();
    }
    try (PreparedStatement rigs = connection.prepareStatement(WORKERS)) {
      rigs.setArray(1, pools);
      rigs.setArray(2, addresses);
      rigs.setArray(3, array(connection, "text", shares, share -> share.worker().rig()));
      rigs.setArray(4, array(connection, "text", shares, share -> storable(share.agent())));
      rigs.setArray(5, array(connection, "bool", shares, ShareCredit::simulated));
      rigs.setArray(6, times);
      rigs.executeUpdate();
    }
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static <T> Array array(
      Connection connection, String type, List<T> values, Function<? super T, Object> column)
      throws SQLException {
    return connection.createArrayOf(type, values.stream().map(column).toArray());
  }

  /// PostgreSQL takes no NUL in text.
  private static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }
}
