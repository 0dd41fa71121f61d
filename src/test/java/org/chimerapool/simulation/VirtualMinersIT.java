package org.chimerapool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chimerapool.algorithm.AlgorithmCatalog;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.kernel.VirtualAgent;
import org.chimerapool.testing.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VirtualMinersIT {

  /// Met after 430 hashes on average.
  private static final double EASY = 1e-7;

  private VirtualMiners miners = switchedOff();

  @AfterEach
  void turnOff() {
    miners.setRunning(false);
  }

  @Test
  void sendsSharesThatAnIndependentPoolAccepts() throws Exception {
    try (FakePool pool = new FakePool(EASY)) {
      start(pool, Clock.systemUTC(), MinerBehaviour.STEADY);
      for (int i = 0; i < 20; i++) {
        FakePool.Judged share = take(pool.shares);
        assertThat(share.verdict()).isEqualTo("good");
        assertThat(share.user()).isEqualTo("simTest.rig");
        assertThat(share.parameters()).isEqualTo(6);
      }
      assertThat(VirtualAgent.isNamedBy(take(pool.agents))).isTrue();
      VirtualMinerStatus status = only();
      assertThat(status.state()).isEqualTo(VirtualMinerStatus.State.MINING);
      assertThat(status.difficulty()).isEqualTo(EASY);
      assertThat(status.accepted()).isGreaterThan(5);
      assertThat(status.refused()).isZero();
    }
  }

  @Test
  void followsNewJobs() throws Exception {
    try (FakePool pool = new FakePool(2e-6)) {
      pool.sharesPerJob.set(2);
      start(pool, Clock.systemUTC(), MinerBehaviour.STEADY);
      FakePool.Judged share = take(pool.shares);
      int good = 0;
      while (!share.jobId().equals("4")) {
        good += share.verdict().equals("good") ? 1 : 0;
        share = take(pool.shares);
      }
      assertThat(good).isGreaterThanOrEqualTo(6);
    }
  }

  @Test
  void comesBackWhenThePoolDropsIt() throws Exception {
    try (FakePool pool = new FakePool(EASY)) {
      start(pool, Clock.systemUTC(), MinerBehaviour.STEADY);
      take(pool.agents);
      take(pool.shares);
      pool.dropClients();
      take(pool.ended);
      pool.shares.clear();
      take(pool.agents);
      assertThat(take(pool.shares).verdict()).isEqualTo("good");
    }
  }

  @Test
  void waitsForPoolThatIsNotThereYet() throws Exception {
    int port = FreePort.next();
    miners = miners(port, Clock.systemUTC(), MinerBehaviour.STEADY);
    miners.setRunning(true);
    assertThat(only().accepted()).isZero();
    try (FakePool pool = new FakePool(EASY, true, port)) {
      assertThat(take(pool.shares).verdict()).isEqualTo("good");
    }
  }

  @Test
  void saysWhyThePoolDoesNotWantIt() throws Exception {
    try (FakePool pool = new FakePool(EASY, false, 0)) {
      start(pool, Clock.systemUTC(), MinerBehaviour.STEADY);
      take(pool.ended);
      assertThat(only().lastRefusal()).isEqualTo("authorize: 24 unauthorized worker");
      assertThat(only().state()).isEqualTo(VirtualMinerStatus.State.CONNECTING);
    }
  }

  @Test
  void showsRefusalsWhenCareless() throws Exception {
    try (FakePool pool = new FakePool(EASY)) {
      pool.sharesPerJob.set(40);
      start(pool, Clock.systemUTC(), MinerBehaviour.CARELESS);
      List<String> verdicts = new ArrayList<>();
      for (int i = 0; i < 3_000 && !verdicts.containsAll(List.of("low", "stale", "good")); i++) {
        verdicts.add(take(pool.shares).verdict());
      }
      assertThat(verdicts).contains("good", "low", "stale");
    }
  }

  @Test
  void leavesForAWhileWhenFlaky() throws Exception {
    try (FakePool pool = new FakePool(EASY)) {
      TestClock clock = new TestClock(Instant.parse("2026-11-21T06:00:00Z"));
      start(pool, clock, MinerBehaviour.FLAKY);
      take(pool.agents);
      assertThat(pool.ended.poll(500, TimeUnit.MILLISECONDS)).isNull();
      clock.advance(Duration.ofDays(1));
      assertThat(take(pool.ended)).isEqualTo("simTest.rig");
    }
  }

  @Test
  void leavesThePoolWhenTurnedOffAndComesBackWhenTurnedOn() throws Exception {
    try (FakePool pool = new FakePool(EASY)) {
      miners =
          miners(
              pool.port(),
              Clock.systemUTC(),
              MinerBehaviour.STEADY,
              MinerBehaviour.CARELESS,
              MinerBehaviour.FLAKY);
      miners.setRunning(true);
      for (int i = 0; i < 3; i++) {
        take(pool.agents);
      }
      miners.setRunning(false);
      for (int i = 0; i < 3; i++) {
        take(pool.ended);
      }
      assertThat(miners.isRunning()).isFalse();
      assertThat(miners.status())
          .hasSize(3)
          .allMatch(status -> status.state() == VirtualMinerStatus.State.OFF);
      pool.shares.clear();
      assertThat(pool.shares.poll(500, TimeUnit.MILLISECONDS)).isNull();
      miners.setRunning(true);
      assertThat(take(pool.shares)).isNotNull();
    }
  }

  @Test
  void staysOffWhenTheSettingsSaySo() {
    miners = switchedOff();
    miners.start();
    assertThat(miners.isRunning()).isFalse();
    assertThat(miners.status()).hasSize(6);
    assertThat(miners.status()).allMatch(status -> status.name().address().startsWith("sim"));
  }

  private void start(FakePool pool, Clock clock, MinerBehaviour behaviour) {
    miners = miners(pool.port(), clock, behaviour);
    miners.start();
  }

  private VirtualMinerStatus only() {
    return miners.status().getFirst();
  }

  private static VirtualMiners switchedOff() {
    return new VirtualMiners(
        new SimulationSettings(false, "127.0.0.1", 1, List.of()),
        new AlgorithmCatalog(List.of(new Sha256d())),
        Clock.systemUTC());
  }

  private static VirtualMiners miners(int port, Clock clock, MinerBehaviour... behaviours) {
    List<SimulationSettings.Miner> fleet = new ArrayList<>();
    for (MinerBehaviour behaviour : behaviours) {
      fleet.add(new SimulationSettings.Miner("simTest", "rig", 20_000, behaviour));
    }
    return new VirtualMiners(
        new SimulationSettings(true, "127.0.0.1", port, fleet),
        new AlgorithmCatalog(List.of(new Sha256d())),
        clock);
  }

  private static <T> T take(BlockingQueue<T> queue) throws InterruptedException, IOException {
    T taken = queue.poll(20, TimeUnit.SECONDS);
    if (taken == null) {
      throw new IOException("nothing came within 20 seconds");
    }
    return taken;
  }
}
