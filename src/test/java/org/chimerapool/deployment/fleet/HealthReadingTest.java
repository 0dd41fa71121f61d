package org.chimerapool.deployment.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.deployment.fleet.CheckStanding.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthReadingTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "10, 0, GOOD, 0, GOOD, ''",
    "89, 0, GOOD, 0, GOOD, ''",
    "91, 0, GOOD, 0, WARNING, not heard for a while",
    "301, 0, GOOD, 0, BAD, not heard for long",
    "10, 0, DOUBTFUL, 0, GOOD, ''",
    "10, 0, BAD, 0, BAD, 'fails: disk'",
    "10, 0, NEEDS_PERSON, 0, BAD, 'needs a person: disk'",
    "10, 0, GOOD, 1, WARNING, 'is not what was installed: kaspad'",
    "10, 119, GOOD, 0, GOOD, ''",
    "10, -121, GOOD, 0, WARNING, its clock is wrong",
    "91, 0, BAD, 0, BAD, 'fails: disk; not heard for a while'"
  })
  void takesTheWorstOfWhatIsKnown(
      long silence, long skew, Standing check, int drifted, TargetHealth health, String words) {
    HealthReading reading =
        HealthReading.of(
            new HealthReading.Facts(
                true,
                Optional.of(NOW.minusSeconds(silence)),
                Duration.ofSeconds(skew),
                Map.of("disk", check),
                drifted == 0 ? List.of() : List.of(new Drift("kaspad", "2", "1"))),
            HealthReading.Patience.USUAL,
            NOW);
    assertThat(reading.health()).isEqualTo(health);
    assertThat(reading.words()).isEqualTo(words == null ? "" : words);
    assertThat(reading.rows().lines().map(HealthReason::ofRow).toList())
        .isEqualTo(reading.reasons());
  }

  @Test
  void knowsNothingOfAMachineThatWasNeverHeard() {
    assertThat(reading(true).health()).isEqualTo(TargetHealth.UNKNOWN);
    assertThat(reading(true).words()).isEqualTo("not heard of yet");
  }

  @Test
  void doesNotMissAMachineThatNobodyListensTo() {
    assertThat(reading(false).reasons()).isEmpty();
  }

  private static HealthReading reading(boolean agent) {
    return HealthReading.of(
        new HealthReading.Facts(agent, Optional.empty(), Duration.ZERO, Map.of(), List.of()),
        HealthReading.Patience.USUAL,
        NOW);
  }
}
