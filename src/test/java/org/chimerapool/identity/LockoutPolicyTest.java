package org.chimerapool.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockoutPolicyTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void letsFourFailuresPass() {
    assertThat(LockoutPolicy.lockedUntil(4, NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "6, 2", "7, 4", "10, 32", "11, 60", "12, 60", "2000000000, 60"})
  void doublesFromAMinuteToAnHour(int failures, int minutes) {
    assertThat(LockoutPolicy.lockedUntil(failures, NOW))
        .contains(NOW.plus(Duration.ofMinutes(minutes)));
  }
}
