package org.chimerapool.algorithm.scrypt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.SCrypt;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.algorithm.NonceScanner;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.LittleEndian;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScryptTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final String LITECOIN_GENESIS =
      "010000000000000000000000000000000000000000000000000000000000000000000000d9ced4ed1130f7b7faad"
          + "9be25323ffafa33232a17c3edf6cfd97bee6bafbdd97b9aa8e4ef0ff0f1ecd513f7c";

  private final Algorithm scrypt = new Scrypt();

  /// `scrypt_tests.cpp` of Litecoin Core, Litecoin's first block and block 12,095 of Monacoin.
  @ParameterizedTest
  @CsvSource({
    "020000004c1271c211717198227392b029a64a7971931d351b387bb80db027f270411e398a07046f7d4a08dd815412"
        + "a8712f874a7ebf0507e3878bd24e20a3b73fd750a667d2f451eac7471b00de6659,"
        + " 00000000002bef4107f882f6115e0b01f348d21195dacd3582aa2dabd7985806",
    "0200000011503ee6a855e900c00cfdd98f5f55fffeaee9b6bf55bea9b852d9de2ce35828e204eef76acfd36949ae56"
        + "d1fbe81c1ac9c0209e6331ad56414f9072506a77f8c6faf551eac7471b00389d01,"
        + " 00000000003a0d11bdd5eb634e08b7feddcfbbf228ed35d250daf19f1c88fc94",
    "02000000a72c8a177f523946f42f22c3e86b8023221b4105e8007e59e81f6beb013e29aaf635295cb9ac966213fb56"
        + "e046dc71df5b3f7f67ceaeab24038e743f883aff1aaafaf551eac7471b0166249b,"
        + " 00000000000b40f895f288e13244728a6c2d9d59d8aff29c65f8dd5114a8ca81",
    "010000007824bc3a8a1b4628485eee3024abd8626721f7f870f8ad4d2f33a27155167f6a4009d1285049603888fe85"
        + "a84b6c803a53305a8d497965a5e896e1a00568359589faf551eac7471b0065434e,"
        + " 00000000003007005891cd4923031e99d8e8d72f6e8e7edc6a86181897e105fe",
    "0200000050bfd4e4a307a8cb6ef4aef69abc5c0f2d579648bd80d7733e1ccc3fbc90ed664a7f74006cb11bde87785f"
        + "229ecd366c2d4e44432832580e0608c579e4cb76f383f7f551eac7471b00c36982,"
        + " 000000000018f0b426a4afc7130ccb47fa02af730d345b4fe7c7724d3800ec8c",
    LITECOIN_GENESIS + ", 0000050c34a64b415b6b15b37f2216634b5b1669cb9a2e38d76f7213b0671e00",
    "0200000011f1fe21e0b66dc214be46366465cb95d29830e31ddd225a11349a836a993bf7b5db36b3e5593d039779bf"
        + "f204d132b65ee029a2e499ebeb5a4b19cbe862eee2b623cc5276676c1c000e1c60,"
        + " 00000000335c88172421df73a1c1f22f4d7c23d8ef34c78d728c4eff3ba24a34"
  })
  void hashesHeadersOfRealBlocks(String header, String hash) {
    assertThat(scrypt.hash(HEX.parseHex(header)).toDisplayHex()).isEqualTo(hash);
  }

  @Test
  void hashesOtherLengths() {
    byte[] input = new byte[32];
    Arrays.fill(input, (byte) 0x80);

    assertThat(HEX.formatHex(scrypt.hash(input).toBytes()))
        .isEqualTo("b546d334422ff5fff98e8ba847a55bbc06271c64bb5e21107b1b225f6579d40a");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 0x7fffffff, -1})
  void scansNoncesLikeAnotherImplementation(int nonce) {
    byte[] header = HEX.parseHex(LITECOIN_GENESIS);
    NonceScanner scanner = scrypt.scanner(header);
    scanner.hash(12345);
    byte[] tried = header.clone();
    LittleEndian.putInt(tried, 76, nonce);

    assertThat(scanner.hash(nonce))
        .isEqualTo(Hash256.ofBytes(SCrypt.generate(tried, tried, 1024, 1, 1, 32)));
    assertThat(HEX.formatHex(header)).isEqualTo(LITECOIN_GENESIS);
  }

  @Test
  void countsDifficultyInLargerSteps() {
    assertThat(scrypt.difficultyOne().toBigInteger().toString(16))
        .isEqualTo("ffff" + "0".repeat(56));
    assertThat(scrypt.hashrate(10, 5).perSecond()).isEqualTo(2 * 65536.0);
    assertThat(scrypt.target(Difficulty.of(0.5)).toBigInteger().bitLength()).isEqualTo(241);
    assertThat(scrypt.isCheap()).isFalse();
  }
}
