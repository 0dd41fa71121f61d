package org.chimerapool.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Hash256Test {
  /// Block 125552 of Bitcoin, as explorers write it.
  private static final String DISPLAY =
      "00000000000000001e8d6829a8a21adc5d38d0a473b144b6765798e61f98bd1d";

  /// The same as a digest returns it.
  private static final String COMPUTED =
      "1dbd981fe6985776b644b173a4d0385ddc1aa2a829688d1e0000000000000000";

  @Test
  void readsTheOrderOfExplorersAndTheOrderOfDigests() {
    Hash256 hash = Hash256.ofDisplayHex(DISPLAY);

    assertThat(hash).isEqualTo(Hash256.ofBytes(HexFormat.of().parseHex(COMPUTED)));
    assertThat(HexFormat.of().formatHex(hash.toBytes())).isEqualTo(COMPUTED);
    assertThat(hash.toDisplayHex()).isEqualTo(DISPLAY);
  }

  @Test
  void comparesAsAnUnsignedNumber() {
    Hash256 small = Hash256.ofDisplayHex("0".repeat(63) + "1");
    Hash256 high = Hash256.ofDisplayHex("8" + "0".repeat(63));
    Hash256 middle = Hash256.ofDisplayHex("0".repeat(32) + "f" + "0".repeat(31));

    assertThat(high).isGreaterThan(small).isGreaterThan(middle);
    assertThat(middle).isGreaterThan(small);
    assertThat(small).isEqualByComparingTo(Hash256.ofDisplayHex("0".repeat(63) + "1"));
  }

  @Test
  void roundsToADouble() {
    Hash256 hash = Hash256.ofDisplayHex("f".repeat(64));
    double expected = BigInteger.TWO.pow(256).doubleValue();

    assertThat(hash.toDouble()).isCloseTo(expected, within(expected * 1e-15));
    assertThat(Hash256.ofDisplayHex("0".repeat(63) + "7").toDouble()).isEqualTo(7);
  }

  @Test
  void refusesAnyOtherLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hash256.ofBytes(new byte[31]))
        .withMessageContaining("31");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hash256.ofDisplayHex("00"))
        .withMessageContaining("2");
    assertThatIllegalArgumentException().isThrownBy(() -> Hash256.ofDisplayHex("g".repeat(64)));
  }
}
