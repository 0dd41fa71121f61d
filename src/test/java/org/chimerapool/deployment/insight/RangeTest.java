package org.chimerapool.deployment.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RangeTest {

  /// Figures of the score interval for 8 of 10, and for none and all of few tries.
  @Test
  void knowsHowLittleFewTriesSay() {
    assertThat(Range.of(8, 10).low()).isEqualTo(0.4902, within(0.0001));
    assertThat(Range.of(8, 10).high()).isEqualTo(0.9433, within(0.0001));
    assertThat(Range.of(0, 5).low()).isZero();
    assertThat(Range.of(0, 5).high()).isEqualTo(0.4345, within(0.0001));
    assertThat(Range.of(5, 5).low()).isEqualTo(0.5655, within(0.0001));
    assertThat(Range.of(5, 5).high()).isEqualTo(1);
  }

  @Test
  void knowsNothingWithoutTries() {
    assertThat(Range.of(0, 0)).isEqualTo(new Range(0, 0, 0, 1));
    assertThat(Range.of(0, 0).share()).isZero();
  }

  @Test
  void refusesMoreHitsThanTries() {
    assertThatIllegalArgumentException().isThrownBy(() -> Range.of(3, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> Range.of(-1, 2));
  }
}
