package org.chimerapool.chain.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.chimerapool.kernel.Hash256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Held against Bitcoin's own first block and heights.
class WireFormatTest {

  private static final String GENESIS =
      "0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b2"
          + "7ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c01010000000100"
          + "00000000000000000000000000000000000000000000000000000000000000ffffffff4d04ffff001d0104"
          + "455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f72206f6e206272696e6b20"
          + "6f66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff0100f2052a01000000434104"
          + "678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504"
          + "e51ec112de5c384df7ba0b8d578a4c702b6bf11d5fac00000000";

  @Test
  void readsBitcoinsFirstBlock() throws MalformedBlockException {
    byte[] raw = HexFormat.of().parseHex(GENESIS);
    WireBlock block = WireBlock.read(raw);
    assertThat(block.id().toDisplayHex())
        .isEqualTo("000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f");
    WireTransaction coinbase = block.transactions().getFirst();
    assertThat(coinbase.coinbase()).isTrue();
    assertThat(coinbase.hasWitness()).isFalse();
    assertThat(coinbase.id().toDisplayHex())
        .isEqualTo("4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b");
    assertThat(coinbase.outputs().getFirst().value()).isEqualTo(5_000_000_000L);
    assertThat(WireBlock.write(block.header(), List.of(coinbase.raw()))).isEqualTo(raw);
  }

  @Test
  void joinsMerkleTreeOfBitcoinBlock100000() {
    MerkleTree tree =
        MerkleTree.of(
            List.of(
                Hash256.ofDisplayHex(
                    "8c14f0db3df150123e6f3dbbf30f8b955a8249b62ac1d1ff16284aefa3d06d87"),
                Hash256.ofDisplayHex(
                    "fff2525b8931402dd09222c50775608f75787bd2b87e56995a7bdd30f79702c4"),
                Hash256.ofDisplayHex(
                    "6359f0868171b1d194cbee1af2f16ea598ae8fad666d9b012c8ed2b79a236ec4"),
                Hash256.ofDisplayHex(
                    "e9a66845e05d5abc0ad04ec80f774a7e585c6e8db975962d069a522137b80c1d")));
    assertThat(tree.root().toDisplayHex())
        .isEqualTo("f3e94742aca4b5ef85488dc37c06c3282295ffec960994b2c0d5ac2a25a95766");
    assertThat(tree.mutated()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0100",
    "1, 51",
    "16, 60",
    "17, 0111",
    "127, 017f",
    "128, 028000",
    "255, 02ff00",
    "256, 020001",
    "32768, 03008000",
    "227931, 035b7a03"
  })
  void pushesHeightAsBip34Wants(long height, String hex) {
    assertThat(CoinbaseRules.heightPush(height)).isEqualTo(HexFormat.of().parseHex(hex));
  }

  @ParameterizedTest
  @CsvSource({"fd0100", "fe00ff0000", "ffffffff0000000000", "ffffffffffffffffff", "fd", "05"})
  void refusesCountThatIsLongerThanNeededOrThanWhatFollows(String hex) {
    WireReader reader = new WireReader(HexFormat.of().parseHex(hex));
    assertThatThrownBy(() -> reader.readCount(1)).isInstanceOf(MalformedBlockException.class);
  }
}
