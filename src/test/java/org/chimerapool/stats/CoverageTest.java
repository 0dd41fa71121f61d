package org.chimerapool.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final Instant T = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void leavesAnOutageOut() {
    Coverage coverage = Coverage.startingAt(T).close(T.plusSeconds(100)).open(T.plusSeconds(160));

    assertThat(coverage.seconds(T, T.plusSeconds(200))).isEqualTo(140);
    assertThat(coverage.seconds(T.plusSeconds(90), T.plusSeconds(170))).isEqualTo(20);
  }

  @Test
  void takesABriefInterruptionForNone() {
    Coverage coverage = Coverage.startingAt(T).close(T.plusSeconds(100)).open(T.plusSeconds(105));

    assertThat(coverage.spans()).containsExactly(new Coverage.Span(T, Instant.MAX));
  }

  @Test
  void putsEarlierRunsBeforeThisOneWithoutCountingTwice() {
    Coverage coverage =
        Coverage.startingAt(T)
            .after(
                List.of(
                    new Coverage.Span(T.minusSeconds(500), T.minusSeconds(400)),
                    new Coverage.Span(T.minusSeconds(60), T.plusSeconds(30))));

    assertThat(coverage.seconds(T.minusSeconds(600), T.plusSeconds(100))).isEqualTo(260);
  }

  @Test
  void countsTheTimeOfTwoProcessesThatRanSideBySideOnce() {
    Coverage coverage =
        Coverage.startingAt(T)
            .after(
                List.of(
                    new Coverage.Span(T.minusSeconds(500), T.minusSeconds(300)),
                    new Coverage.Span(T.minusSeconds(450), T.minusSeconds(400)),
                    new Coverage.Span(T.minusSeconds(350), T.minusSeconds(100)),
                    new Coverage.Span(T.minusSeconds(200), T.plusSeconds(30))));

    assertThat(coverage.seconds(T.minusSeconds(600), T.plusSeconds(100))).isEqualTo(600);
    assertThat(coverage.spans())
        .containsExactly(
            new Coverage.Span(T.minusSeconds(500), T), new Coverage.Span(T, Instant.MAX));
  }
}
