package org.chimerapool.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoissonBoundsTest {

  /// From published tables of the exact interval.
  @ParameterizedTest
  @CsvSource({
    "1, 0.0253, 5.5716",
    "5, 1.6235, 11.6683",
    "10, 4.7954, 18.3904",
    "100, 81.3640, 121.6268",
  })
  void areThoseOfTheTables(int events, double low, double high) {
    assertThat(events * PoissonBounds.low(events)).isCloseTo(low, within(0.0001));
    assertThat(events * PoissonBounds.high(events)).isCloseTo(high, within(0.0001));
  }

  @Test
  void goOnWithoutAStepWhereTheTableEnds() {
    assertThat(PoissonBounds.low(100.0001)).isCloseTo(PoissonBounds.low(100), within(1e-4));
    assertThat(PoissonBounds.high(100.0001)).isCloseTo(PoissonBounds.high(100), within(1e-4));
  }

  @Test
  void approachTheNormalLawForMany() {
    assertThat(PoissonBounds.low(1e6)).isCloseTo(1 - 1.96e-3, within(2e-5));
    assertThat(PoissonBounds.high(1e6)).isCloseTo(1 + 1.96e-3, within(2e-5));
  }

  @Test
  void liesBetweenTheNeighboursForSharesOfUnequalWeight() {
    assertThat(PoissonBounds.high(4.5)).isBetween(PoissonBounds.high(5), PoissonBounds.high(4));
  }
}
