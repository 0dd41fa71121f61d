package org.chimerapool.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepsTest {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @ParameterizedTest
  @EnumSource(TimeRange.class)
  void coversTheRangeUpToTheRunningStep(TimeRange range) {
    Instant now = Instant.parse("2026-01-01T12:34:56Z");
    Steps steps = Steps.upTo(now, LONG_AGO, range);

    assertThat(steps.starts()).hasSize((int) (range.length().toMillis() / range.step().toMillis()));
    assertThat(now)
        .isBetween(steps.starts().getLast(), steps.starts().getLast().plus(range.step()));
  }

  @Test
  void dividesTheRunningStepByWhatHasPassedOfIt() {
    Steps steps = Steps.upTo(Instant.parse("2026-01-01T12:34:30Z"), LONG_AGO, TimeRange.HOUR);

    assertThat(steps.seconds(steps.starts().getLast())).isEqualTo(30);
    assertThat(steps.seconds(steps.first())).isEqualTo(60);
  }

  @Test
  void leavesOutAStepThatHasJustBegun() {
    Steps steps = Steps.upTo(Instant.parse("2026-01-01T12:34:05Z"), LONG_AGO, TimeRange.HOUR);

    assertThat(steps.starts().getLast()).isEqualTo("2026-01-01T12:33:00Z");
    assertThat(steps.seconds(steps.starts().getLast())).isEqualTo(60);
  }

  @Test
  void takesFinerStepsWhileTheHistoryIsShort() {
    Instant now = Instant.parse("2026-01-01T12:34:30Z");

    assertThat(Steps.upTo(now, now.minusSeconds(300), TimeRange.MONTH).step())
        .isEqualTo(TimeRange.HOUR.step());
    assertThat(Steps.upTo(now, now.minusSeconds(3 * 3600), TimeRange.MONTH).step())
        .isEqualTo(TimeRange.SIX_HOURS.step());
    assertThat(Steps.upTo(now, now.minusSeconds(3 * 3600), TimeRange.HOUR).step())
        .isEqualTo(TimeRange.HOUR.step());
  }

  @Test
  void doesNotCountTheTimeBeforeTheHistoryBegan() {
    Instant since = Instant.parse("2026-01-01T08:01:00Z");
    Steps steps = Steps.upTo(Instant.parse("2026-01-01T12:34:30Z"), since, TimeRange.DAY);

    Instant first = Instant.parse("2026-01-01T08:00:00Z");
    assertThat(steps.seconds(first)).isEqualTo(60);
    assertThat(steps.seconds(first.plusSeconds(120))).isEqualTo(120);
  }
}
