package org.chimerapool;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The shares that a program has in its database.
final class StoredShares {

  /// Not yet open for connections, or not there yet.
  private static final Set<String> STARTING = Set.of("57P03", "08001");

  private StoredShares() {}

  /// How often each share is there, once all expected ones are or it takes too long.
  ///
  /// @param expected hashes, hex in computation order
  static Map<String, Integer> awaited(ChimeraProcess chimera, Set<String> expected)
      throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    Map<String, Integer> stored = stored(chimera);
    while (!stored.keySet().containsAll(expected) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      stored = stored(chimera);
    }
    return stored;
  }

  /// Nothing while the database is still starting.
  private static Map<String, Integer> stored(ChimeraProcess chimera) throws Exception {
    Map<String, Integer> count = new HashMap<>();
    try (Connection connection = connect(chimera);
        ResultSet rows = connection.createStatement().executeQuery("SELECT hash FROM pool.share")) {
      while (rows.next()) {
        count.merge(HexFormat.of().formatHex(rows.getBytes(1)), 1, Integer::sum);
      }
    } catch (SQLException e) {
      if (!STARTING.contains(String.valueOf(e.getSQLState()))) {
        throw e;
      }
    }
    return count;
  }

  private static Connection connect(ChimeraProcess chimera) throws IOException, SQLException {
    String password = Files.readString(chimera.home().resolve("data/postgres.password")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/chimera".formatted(chimera.databasePort()),
        "postgres",
        password);
  }
}
