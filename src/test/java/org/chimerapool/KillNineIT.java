package org.chimerapool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
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
      Map<String, Integer> stored = StoredShares.awaited(chimera, acknowledged);
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
}
