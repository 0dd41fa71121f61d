package org.chimerapool.simulation.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {

  private final LatencyHistogram histogram = new LatencyHistogram();

  @Test
  void findsPercentilesWithinTwoPercent() {
    for (int i = 1; i <= 1_000; i++) {
      histogram.add(Duration.ofMillis(i).toNanos());
    }
    assertThat(histogram.percentile(0.5)).isBetween(Duration.ofMillis(500), Duration.ofMillis(510));
    assertThat(histogram.percentile(0.99))
        .isBetween(Duration.ofMillis(990), Duration.ofMillis(1_000));
    assertThat(histogram.percentile(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(histogram.longest()).isEqualTo(Duration.ofSeconds(1));
    assertThat(histogram.count()).isEqualTo(1_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 63, 64, 127, 128, 1_000, 123_456_789, 60_000_000_000L})
  void keepsASingleTimeNearly(long nanos) {
    histogram.add(nanos);
    histogram.add(nanos * 3 + 500);
    long found = histogram.percentile(0.5).toNanos();
    assertThat(found).isBetween(nanos, nanos + nanos / 50);
  }

  @Test
  void addsUpWhatSeveralThreadsCounted() {
    LatencyHistogram other = new LatencyHistogram();
    histogram.add(10);
    other.add(20);
    other.add(-5);
    histogram.add(other);
    assertThat(histogram.count()).isEqualTo(3);
    assertThat(histogram.longest()).isEqualTo(Duration.ofNanos(20));
    histogram.clear();
    assertThat(histogram.count()).isZero();
    assertThat(histogram.percentile(0.99)).isZero();
  }

  @Test
  void takesEvenTheLongestTime() {
    histogram.add(Long.MAX_VALUE);
    assertThat(histogram.longest()).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
    assertThat(histogram.percentile(0.5)).isPositive();
  }
}
