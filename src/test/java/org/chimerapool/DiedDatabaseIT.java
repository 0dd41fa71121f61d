package org.chimerapool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The embedded database is killed under load: mining goes on, and nothing is lost.
class DiedDatabaseIT {

  private static final List<String> NEARLY_EVERY_NONCE_IS_A_SHARE =
      List.of(
          "--chimera.simulation.enabled=false",
          "--chimera.pool.vardiff.start=1e-10",
          "--chimera.pool.vardiff.min=1e-10",
          "--chimera.pool.vardiff.max=1e-10");

  @Test
  void losesNoShareWhenTheDatabaseDiesUnderLoad(@TempDir Path home) throws Exception {
    try (ChimeraProcess chimera = ChimeraProcess.start(home, NEARLY_EVERY_NONCE_IS_A_SHARE)) {
      chimera.awaitReady();
      FloodMiner miner = new FloodMiner(chimera.stratumPort(), "flood.one", 64, 20_000);
      Thread mining = Thread.ofPlatform().start(miner);
      awaitShares(miner, 2_000);
      long dead = databaseProcess(chimera);
      ProcessHandle.of(dead).orElseThrow().destroyForcibly();
      int atDeath = miner.acknowledged().size();
      awaitShares(miner, atDeath + 2_000);
      mining.join();

      Set<String> acknowledged = miner.acknowledged();
      Map<String, Integer> stored = StoredShares.awaited(chimera, acknowledged);
      assertThat(databaseProcess(chimera)).as("another server").isNotEqualTo(dead);
      assertThat(stored).containsOnlyKeys(acknowledged);
      assertThat(stored.values()).as("no share is stored twice").containsOnly(1);
    }
  }

  private static long databaseProcess(ChimeraProcess chimera) throws IOException {
    Path file = chimera.home().resolve("data/postgres/postmaster.pid");
    return Long.parseLong(Files.readAllLines(file).getFirst().strip());
  }

  private static void awaitShares(FloodMiner miner, int count) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (miner.acknowledged().size() < count) {
      assertThat(System.nanoTime()).as("mined in time").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
