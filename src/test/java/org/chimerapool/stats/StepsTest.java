package org.chimerapool.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepsTest {
  @ParameterizedTest
  @EnumSource(TimeRange.class)
  void coversTheRangeUpToTheRunningStep(TimeRange range) {
    Instant now = Instant.parse("2026-01-01T12:34:56Z");
    Steps steps = Steps.upTo(now, range);

    assertThat(steps.starts()).hasSize((int) (range.length().toMillis() / range.step().toMillis()));
    assertThat(now)
        .isBetween(steps.starts().getLast(), steps.starts().getLast().plus(range.step()));
  }

  @Test
  void dividesTheRunningStepByWhatHasPassedOfIt() {
    Steps steps = Steps.upTo(Instant.parse("2026-01-01T12:34:30Z"), TimeRange.HOUR);

    assertThat(steps.seconds(steps.starts().getLast())).isEqualTo(30);
    assertThat(steps.seconds(steps.first())).isEqualTo(60);
  }

  @Test
  void leavesOutAStepThatHasJustBegun() {
    Steps steps = Steps.upTo(Instant.parse("2026-01-01T12:34:05Z"), TimeRange.HOUR);

    assertThat(steps.starts().getLast()).isEqualTo("2026-01-01T12:33:00Z");
    assertThat(steps.seconds(steps.starts().getLast())).isEqualTo(60);
  }
}
