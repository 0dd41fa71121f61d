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
    "9900, 100, PASS",
    "9000, 1000, FAIL",
    "97, 3, INCONCLUSIVE"
  })
  void saysNoToRefusalsOnlyWhenChanceDoesNotExplainThem(
      long accepted, long refused, Verdict verdict) {
    RejectGate gate = new RejectGate(name -> List.of(pool(accepted, refused, Map.of())));

    assertThat(gate.read(new GateQuestion("", 2, NOW, NOW)).verdict()).isEqualTo(verdict);
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
    HashrateGate gate = new HashrateGate(name -> List.of(pool(10, 0, rates)));

    assertThat(gate.read(new GateQuestion("", 80, NOW, NOW)).verdict()).isEqualTo(verdict);
  }

  @Test
  void cannotTellWithoutAPool() {
    GateQuestion question = new GateQuestion("nobody's", 80, NOW, NOW);

    assertThat(new HashrateGate(name -> List.of()).read(question).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(new RejectGate(name -> List.of()).read(question).verdict())
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

  private static PoolFigures pool(long accepted, long refused, Map<Window, RateEstimate> rates) {
    return new PoolFigures(
        new PoolId(1),
        NOW,
        rates,
        1,
        1,
        OptionalDouble.empty(),
        accepted,
        Map.of(Reason.UNKNOWN_JOB, refused),
        accepted,
        BestShares.NONE,
        Map.of(),
        Optional.empty());
  }
}
