package org.chimerapool.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The compact forms are those of `arith_uint256_tests.cpp` of Bitcoin Core.
class TargetTest {
  private static final Target ONE = Target.ofCompact(0x1d00ffff);

  @ParameterizedTest
  @CsvSource({
    "00000000, 0",
    "00123456, 0",
    "01003456, 0",
    "02000056, 0",
    "03000000, 0",
    "00923456, 0",
    "01803456, 0",
    "01123456, 12",
    "02123456, 1234",
    "03123456, 123456",
    "04123456, 12345600",
    "05009234, 92340000",
    "20123456, 1234560000000000000000000000000000000000000000000000000000000000",
    "1d00ffff, ffff0000000000000000000000000000000000000000000000000000",
    "207fffff, 7fffff0000000000000000000000000000000000000000000000000000000000",
  })
  void expandsTheCompactForm(String bits, String value) {
    assertThat(Target.ofCompact(Integer.parseUnsignedInt(bits, 16)).toBigInteger())
        .isEqualTo(new BigInteger(value, 16));
  }

  @ParameterizedTest
  @ValueSource(strings = {"04923456", "01fedcba", "03800001"})
  void refusesANegativeForm(String bits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Target.ofCompact(Integer.parseUnsignedInt(bits, 16)))
        .withMessageContaining(bits)
        .withMessageContaining("negative");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff123456", "23000001", "22000100", "21010000"})
  void refusesAFormThatOverflows(String bits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Target.ofCompact(Integer.parseUnsignedInt(bits, 16)))
        .withMessageContaining("256 bits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01120000",
        "02123400",
        "03123456",
        "05009234",
        "1d00ffff",
        "1a44b9f2",
        "1e01a900",
        "207fffff"
      })
  void comesBackToTheSameCompactForm(String bits) {
    int compact = Integer.parseUnsignedInt(bits, 16);

    assertThat(Target.ofCompact(compact).toCompact()).isEqualTo(compact);
  }

  @Test
  void neverSetsTheSignBitOfTheCompactForm() {
    assertThat(Target.of(BigInteger.valueOf(0x80)).toCompact()).isEqualTo(0x02008000);
    assertThat(Target.MAX.toCompact()).isEqualTo(0x2100ffff);
  }

  @Test
  void isMetByAHashUpToItself() {
    assertThat(ONE.isMetBy(hash(ONE.toBigInteger()))).isTrue();
    assertThat(ONE.isMetBy(hash(ONE.toBigInteger().subtract(BigInteger.ONE)))).isTrue();
    assertThat(ONE.isMetBy(hash(ONE.toBigInteger().add(BigInteger.ONE)))).isFalse();
    assertThat(Target.MAX.isMetBy(hash(Target.MAX.toBigInteger()))).isTrue();
  }

  @Test
  void refusesWhatIsNot256Bits() {
    assertThatIllegalArgumentException().isThrownBy(() -> Target.of(BigInteger.valueOf(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> Target.of(BigInteger.TWO.pow(256)));
    assertThat(Target.of(BigInteger.TWO.pow(256).subtract(BigInteger.ONE))).isEqualTo(Target.MAX);
  }

  private static Hash256 hash(BigInteger value) {
    return Hash256.ofDisplayHex("0".repeat(64 - value.toString(16).length()) + value.toString(16));
  }
}
