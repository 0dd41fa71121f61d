package org.chimerapool.algorithm.sha256d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HexFormat;
import org.chimerapool.algorithm.NonceScanner;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.LittleEndian;
import org.chimerapool.kernel.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Proven on headers of Bitcoin: genesis, 100000 and 125552.
class Sha256dTest {
  private static final String GENESIS =
      "0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e"
          + "67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c";
  private static final String GENESIS_HASH =
      "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f";
  private static final String AT_100000 =
      "0100000050120119172a610421a6c3011dd330d9df07b63616c2cc1f1cd00200000000006657a9252aacd5c0b2940996"
          + "ecff952228c3067cc38d4885efb5a4ac4247e9f337221b4d4c86041b0f2b5710";
  private static final String AT_100000_HASH =
      "000000000003ba27aa200b1cecaad478d2b00432346c3f1f3986da1afd33e506";
  private static final String AT_125552 =
      "0100000081cd02ab7e569e8bcd9317e2fe99f2de44d49ab2b8851ba4a308000000000000e320b6c2fffc8d750423db8b"
          + "1eb942ae710e951ed797f7affc8892b0f1fc122bc7f5d74df2b9441a42a14695";
  private static final String AT_125552_HASH =
      "00000000000000001e8d6829a8a21adc5d38d0a473b144b6765798e61f98bd1d";

  private final Sha256d sha256d = new Sha256d();

  @ParameterizedTest
  @CsvSource({
    GENESIS + "," + GENESIS_HASH,
    AT_100000 + "," + AT_100000_HASH,
    AT_125552 + "," + AT_125552_HASH,
  })
  void hashesBitcoinsHeaders(String header, String hash) {
    byte[] bytes = HexFormat.of().parseHex(header);

    assertThat(sha256d.hash(bytes).toDisplayHex()).isEqualTo(hash);
    assertThat(Target.ofCompact(LittleEndian.getInt(bytes, 72)).isMetBy(sha256d.hash(bytes)))
        .isTrue();
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(header);
  }

  @ParameterizedTest
  @CsvSource({
    GENESIS + "," + GENESIS_HASH,
    AT_100000 + "," + AT_100000_HASH,
    AT_125552 + "," + AT_125552_HASH,
  })
  void findsTheSameWithAMidstate(String header, String hash) {
    byte[] bytes = HexFormat.of().parseHex(header);
    int nonce = LittleEndian.getInt(bytes, 76);
    LittleEndian.putInt(bytes, 76, 0);
    NonceScanner scanner = sha256d.scanner(bytes);

    scanner.hash(nonce + 1);
    assertThat(scanner.hash(nonce).toDisplayHex()).isEqualTo(hash);
  }

  @Test
  void scansEveryNonceAsThePlainHashDoes() {
    byte[] header = HexFormat.of().parseHex(AT_125552);
    NonceScanner scanner = sha256d.scanner(header);
    for (int nonce : new int[] {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x12345678}) {
      LittleEndian.putInt(header, 76, nonce);
      assertThat(scanner.hash(nonce)).isEqualTo(sha256d.hash(header));
    }
  }

  @Test
  void hashesTheSameOverPartsAsOverTheWhole() {
    byte[] bytes = HexFormat.of().parseHex("80".repeat(32));

    assertThat(HexFormat.of().formatHex(DoubleSha256.digest(bytes)))
        .isEqualTo("4f4eb6dbba8198745a278997e154e8309b571259e33fce4d3a31adea39dc9173");
    assertThat(
            DoubleSha256.hash(
                HexFormat.of().parseHex("80"), HexFormat.of().parseHex("80".repeat(31))))
        .isEqualTo(DoubleSha256.hash(bytes));
  }

  @Test
  void knowsHowHardTheBlockWas() {
    // Difficulty of the hash, at least that of block 125552: 244112.48.
    assertThat(sha256d.difficultyOf(Hash256.ofDisplayHex(AT_125552_HASH)).value())
        .isGreaterThan(244112.48);
    assertThat(sha256d.hashrate(1, 1).perSecond()).isCloseTo(4294967296.0, within(0.0));
    assertThat(sha256d.hashrate(1, 0).perSecond()).isZero();
  }

  @Test
  void refusesToScanWhatIsNoHeader() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sha256d.scanner(new byte[64]))
        .withMessageContaining("64");
  }
}
