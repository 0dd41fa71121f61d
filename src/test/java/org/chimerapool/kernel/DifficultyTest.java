package org.chimerapool.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifficultyTest {
  private static final Target ONE = Target.ofCompact(0x1d00ffff);

  @Test
  void dividesTheTargetOfDifficultyOne() {
    assertThat(Difficulty.of(2).toTarget(ONE).toBigInteger())
        .isEqualTo(new BigInteger("7fff8000000000000000000000000000000000000000000000000000", 16));
    assertThat(Difficulty.ONE.toTarget(ONE)).isEqualTo(ONE);
  }

  @Test
  void widensTheTargetBelowOne() {
    assertThat(Difficulty.of(0.5).toTarget(ONE).toBigInteger())
        .isEqualTo(ONE.toBigInteger().shiftLeft(1));
    assertThat(Difficulty.of(1e-30).toTarget(ONE)).isEqualTo(Target.MAX);
    assertThat(Difficulty.of(Double.MIN_VALUE).toTarget(ONE)).isEqualTo(Target.MAX);
  }

  @Test
  void leavesNothingToMeetWhenHuge() {
    assertThat(Difficulty.of(1e300).toTarget(ONE)).isEqualTo(Target.of(BigInteger.ZERO));
  }

  @Test
  void isThatOfBitcoinsBlocks() {
    // getblockheader 100000 and 125552 of Bitcoin Core.
    assertThat(Difficulty.of(Target.ofCompact(0x1b04864c), ONE).value())
        .isCloseTo(14484.1623612254, within(1e-9));
    assertThat(Difficulty.of(Target.ofCompact(0x1a44b9f2), ONE).value())
        .isCloseTo(244112.4877743364, within(1e-8));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-7, 0.1, 1, 3, 12345.678, 1e14})
  void comesBackFromItsTarget(double value) {
    Target target = Difficulty.of(value).toTarget(ONE);

    assertThat(Difficulty.of(target, ONE).value()).isCloseTo(value, within(value * 1e-9));
  }

  @Test
  void toleratesAHashOfZero() {
    assertThat(Difficulty.of(Hash256.ZERO, ONE).value()).isFinite().isPositive();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesWhatIsNoDifficulty(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Difficulty.of(value))
        .withMessageContaining(Double.toString(value));
  }
}
