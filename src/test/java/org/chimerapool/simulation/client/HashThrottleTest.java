package org.chimerapool.simulation.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HashThrottleTest {

  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  @Test
  void keepsToItsHashrateWithoutLosingFractions() {
    HashThrottle throttle = new HashThrottle(1_001, START);
    int sum = 0;
    for (int i = 1; i <= 1_000; i++) {
      sum += throttle.due(START.plusMillis(10L * i));
    }
    assertThat(sum).isBetween(10_009, 10_010);
  }

  @Test
  void doesNotMakeUpForLongSleep() {
    HashThrottle throttle = new HashThrottle(500, START);
    assertThat(throttle.due(START.plusSeconds(3_600))).isEqualTo(500);
  }

  @Test
  void doesNothingWhenTheClockGoesBackwards() {
    HashThrottle throttle = new HashThrottle(500, START);
    assertThat(throttle.due(START.minusSeconds(10))).isZero();
    assertThat(throttle.due(START.minusSeconds(9))).isEqualTo(500);
  }
}
