package org.chimerapool.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chimerapool.deployment.spi.GateQuestion;
import org.chimerapool.deployment.spi.GateReading.Verdict;
import org.chimerapool.kernel.Hashrate;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What rollouts hear of the pools.
class PoolGatesTest {

  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, 0, INCONCLUSIVE",
    "20, 20, INCONCLUSIVE",
    "50, 0, INCONCLUSIVE",
    "400, 0, PASS",
    "9900, 100, PASS",
    "9000, 1000, FAIL",
    "97, 3, INCONCLUSIVE"
  })
  void judgesRefusalsOnlyWhenChanceDoesNotExplainThem(
      long accepted, long refused, Verdict verdict) {
    RejectGate gate =
        new RejectGate(asked -> Optional.of(new Submitted(accepted, refused)), List::of);

    assertThat(gate.read(new GateQuestion("", 2, NOW, NOW)).verdict()).isEqualTo(verdict);
  }

  @Test
  void countsWhatMinersSentSinceTheStageBegan() {
    PoolMeter meter = new PoolMeter(new PoolId(1), 100, NOW);
    WorkerName rig = new WorkerName("anna", "rig");
    meter.refuse(rig, Reason.STALE_JOB, 900, NOW);
    meter.refuse(rig, Reason.STALE_JOB, 7, NOW.plusSeconds(1_200));
    meter.refuse(null, Reason.UNKNOWN_JOB, 500, NOW.plusSeconds(1_200));

    Instant later = NOW.plusSeconds(1_300);
    assertThat(meter.since(NOW.plusSeconds(600), later)).isEqualTo(new Submitted(0, 7));
    assertThat(meter.since(NOW, later)).isEqualTo(new Submitted(0, 907));
    assertThat(meter.since(later, later)).isEqualTo(Submitted.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "95, 99, true, PASS",
    "60, 70, true, FAIL",
    "75, 85, true, INCONCLUSIVE",
    "95, 99, false, INCONCLUSIVE"
  })
  void saysNoToHashrateThatIsSurelyLower(
      double now, double high, boolean complete, Verdict verdict) {
    Map<Window, RateEstimate> rates =
        Map.of(Window.FIVE_MINUTES, rate(now, high, complete), Window.DAY, rate(100, 101, true));
    HashrateGate gate = new HashrateGate(name -> List.of(pool(rates)), List::of);

    assertThat(gate.read(new GateQuestion("", 80, NOW.minusSeconds(300), NOW)).verdict())
        .isEqualTo(verdict);
    assertThat(gate.read(new GateQuestion("", 80, NOW.minusSeconds(299), NOW)).verdict())
        .as("before the stage has gone on for five minutes")
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void cannotTellWithoutAPool() {
    GateQuestion question = new GateQuestion("nobody's", 80, NOW, NOW);

    assertThat(new HashrateGate(name -> List.of(), List::of).read(question).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(new RejectGate(name -> Optional.empty(), List::of).read(question).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  private static RateEstimate rate(double rate, double high, boolean complete) {
    return new RateEstimate(
        new Hashrate(rate),
        new Hashrate(rate),
        new Hashrate(high),
        100,
        Duration.ofMinutes(5),
        complete);
  }

  private static PoolFigures pool(Map<Window, RateEstimate> rates) {
    return new PoolFigures(
        new PoolId(1),
        NOW,
        rates,
        1,
        1,
        OptionalDouble.empty(),
        10,
        Map.of(),
        10,
        BestShares.NONE,
        Map.of(),
        Optional.empty());
  }
}
