package org.chimerapool.chain.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RivalMinerTest {

  @Test
  void findsItsShareOfTheBlocks() {
    SplittableRandom random = new SplittableRandom(1);
    double millis = 0;
    for (int i = 0; i < 10_000; i++) {
      millis += RivalMiner.waitFor(random.nextDouble(), Duration.ofSeconds(60), 0.1).toMillis();
    }
    assertThat(millis / 10_000).isBetween(580_000.0, 620_000.0);
  }

  @Test
  void neverWaitsForEver() {
    assertThat(RivalMiner.waitFor(Math.nextDown(1.0), Duration.ofSeconds(60), 0.1))
        .isBetween(Duration.ZERO, Duration.ofHours(10));
    assertThat(RivalMiner.waitFor(0, Duration.ofSeconds(60), 0.1)).isZero();
  }
}
