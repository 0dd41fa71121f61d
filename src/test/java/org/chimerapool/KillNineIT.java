package org.chimerapool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The promise of the journal, tried on the whole program: killed under load, it has lost nothing.
class KillNineIT {

  private static final List<String> NEARLY_EVERY_NONCE_IS_A_SHARE =
      List.of(
          "--chimera.simulation.enabled=false",
          "--chimera.pool.vardiff.start=1e-10",
          "--chimera.pool.vardiff.min=1e-10",
          "--chimera.pool.vardiff.max=1e-10");

  @Test
  void keepsEveryAcknowledgedShareOnceThroughTwoKills(@TempDir Path home) throws Exception {
    Set<String> acknowledged = new HashSet<>();
    try (ChimeraProcess chimera = ChimeraProcess.start(home, NEARLY_EVERY_NONCE_IS_A_SHARE)) {
      for (int round = 0; round < 2; round++) {
        chimera.awaitReady();
        acknowledged.addAll(floodUntilKilled(chimera, round));
        chimera.restart();
      }
      chimera.awaitReady();
      assertThat(acknowledged).hasSizeGreaterThan(5_000);
      Map<String, Integer> stored = awaitStored(chimera, acknowledged);
      assertThat(acknowledged).allSatisfy(hash -> assertThat(stored).containsEntry(hash, 1));
      assertThat(stored.values()).as("no share is stored twice").containsOnly(1);
    }
  }

  private static Set<String> floodUntilKilled(ChimeraProcess chimera, int round) throws Exception {
    List<FloodMiner> miners =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    new FloodMiner(
                        chimera.stratumPort(), "flood%d.r%d".formatted(i, round), 64, 2_000_000))
            .toList();
    List<Thread> threads = miners.stream().map(m -> Thread.ofPlatform().start(m)).toList();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (miners.stream().mapToInt(m -> m.acknowledged().size()).sum() < 20_000
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    chimera.kill();
    Set<String> acknowledged = new HashSet<>();
    for (int i = 0; i < miners.size(); i++) {
      threads.get(i).join();
      acknowledged.addAll(miners.get(i).acknowledged());
    }
    return acknowledged;
  }

  private static Map<String, Integer> awaitStored(ChimeraProcess chimera, Set<String> expected)
      throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    Map<String, Integer> stored = stored(chimera);
    while (!stored.keySet().containsAll(expected) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      stored = stored(chimera);
    }
    return stored;
  }

  private static Map<String, Integer> stored(ChimeraProcess chimera) throws Exception {
    Map<String, Integer> count = new HashMap<>();
    try (Connection connection = connect(chimera);
        ResultSet rows = connection.createStatement().executeQuery("SELECT hash FROM pool.share")) {
      while (rows.next()) {
        count.merge(HexFormat.of().formatHex(rows.getBytes(1)), 1, Integer::sum);
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
