package org.chimerapool.pool.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bytes written out by hand after the rules of Bitcoin's serialisation.
class JobFactoryTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final byte[] PAYOUT = {0x51};

  /// Heights as BIP 34 wants them: small numbers by their own opcode, a zero byte after a set sign.
  @ParameterizedTest
  @CsvSource({
    "1, 51",
    "16, 60",
    "17, 0111",
    "127, 017f",
    "128, 028000",
    "255, 02ff00",
    "32767, 02ff7f",
    "32768, 03008000",
    "840000, 0340d10c"
  })
  void buildsCoinbaseAroundTheExtranonces(long height, String push) {
    Job job = factory("/c/", 4).make(template(height, 0, new byte[0]), true, NOW);
    int script = push.length() / 2 + 1 + 8 + 1 + 3;

    assertThat(HEX.formatHex(job.coinbase1()))
        .isEqualTo(
            "0200000001" + "00".repeat(32) + "ffffffff" + "%02x".formatted(script) + push + "08");
    assertThat(HEX.formatHex(job.coinbase2()))
        .isEqualTo("032f632f" + "ff0f0000" + "01" + "00f2052a01000000" + "0151" + "00000000");
    assertThat(HEX.formatHex(job.coinbase(new byte[] {1, 2, 3, 4}, new byte[] {5, 6, 7, 8})))
        .isEqualTo(
            HEX.formatHex(job.coinbase1()) + "0102030405060708" + HEX.formatHex(job.coinbase2()));
  }

  @Test
  void commitsToWitnessesInOutputOfItsOwn() {
    Job job = factory("", 8).make(template(20, 0, new byte[] {0x6a, 0x24}), true, NOW);

    assertThat(HEX.formatHex(job.coinbase2()))
        .isEqualTo(
            "00"
                + "ff0f0000"
                + "02"
                + ("00f2052a01000000" + "0151")
                + ("0000000000000000" + "026a24")
                + "00000000");
  }

  @Test
  void refusesTagThatMakesTheScriptTooLong() {
    JobFactory factory = factory("x".repeat(76), 8);

    assertThatThrownBy(() -> factory.make(template(1, 0, new byte[0]), true, NOW))
        .hasMessageContaining("100 bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9})
  void refusesExtranonceOfOtherSizes(int size) {
    assertThatThrownBy(() -> factory("", size)).hasMessageContaining("not " + size);
  }

  @Test
  void makesOtherWorkOfTheSameTemplate() {
    JobFactory factory = factory("", 4);
    BlockTemplate template = template(1, 0, new byte[0]);
    Job first = factory.make(template, true, NOW);
    Job second = factory.make(template, false, NOW);

    assertThat(HEX.formatHex(second.coinbase2()))
        .isNotEqualTo(HEX.formatHex(first.coinbase2()))
        .isNotEqualTo(HEX.formatHex(first.variant(1).coinbase2()));
  }

  @Test
  void numbersJobs() {
    JobFactory factory = factory("", 4);

    assertThat(factory.make(template(1, 0, new byte[0]), true, NOW).id()).isEqualTo("0000000f");
    assertThat(factory.make(template(1, 0, new byte[0]), true, NOW).id()).isEqualTo("00000010");
  }

  @Test
  void givesVariantsCoinbasesOfTheirOwn() {
    Job job = factory("/c/", 4).make(template(20, 0, new byte[0]), false, NOW);

    assertThat(HEX.formatHex(job.variant(1).coinbase2()))
        .startsWith("032f632f" + "fe0f0000" + "01");
    assertThat(HEX.formatHex(job.variant(255).coinbase2())).startsWith("032f632f" + "000f0000");
    assertThat(HEX.formatHex(job.coinbase2())).startsWith("032f632f" + "ff0f0000");
    assertThat(job.variant(10).id()).isEqualTo("0000000f0a");
    assertThat(job.variant(10).clean()).isTrue();
    assertThatThrownBy(() -> job.variant(0)).hasMessageContaining("1 to 255");
  }

  /// Merkle roots computed the long way: all leaves, level by level.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 25})
  void leadsToTheMerkleRoot(int others) {
    BlockTemplate template = template(20, others, new byte[0]);
    Job job = factory("", 4).make(template, true, NOW);
    byte[] coinbase = {1, 2, 3};

    List<byte[]> level = new ArrayList<>();
    level.add(DoubleSha256.digest(coinbase));
    template.transactions().forEach(transaction -> level.add(transaction.id().toBytes()));
    while (level.size() > 1) {
      if (level.size() % 2 == 1) {
        level.add(level.getLast());
      }
      for (int i = 0; i < level.size(); i++) {
        byte[] right = level.remove(i + 1);
        level.set(i, DoubleSha256.digest(level.get(i), right));
      }
    }
    assertThat(job.merkleRoot(coinbase)).isEqualTo(level.getFirst());
  }

  /// Block 100,000 of Bitcoin: its coinbase, three more transactions and the root in its header.
  @Test
  void findsTheMerkleRootOfRealBlock() {
    List<Hash256> others =
        List.of(
            Hash256.ofDisplayHex(
                "fff2525b8931402dd09222c50775608f75787bd2b87e56995a7bdd30f79702c4"),
            Hash256.ofDisplayHex(
                "6359f0868171b1d194cbee1af2f16ea598ae8fad666d9b012c8ed2b79a236ec4"),
            Hash256.ofDisplayHex(
                "e9a66845e05d5abc0ad04ec80f774a7e585c6e8db975962d069a522137b80c1d"));
    byte[] root =
        Hash256.ofDisplayHex("8c14f0db3df150123e6f3dbbf30f8b955a8249b62ac1d1ff16284aefa3d06d87")
            .toBytes();
    for (Hash256 branch : MerkleBranches.of(others)) {
      root = DoubleSha256.digest(root, branch.toBytes());
    }

    assertThat(Hash256.ofBytes(root).toDisplayHex())
        .isEqualTo("f3e94742aca4b5ef85488dc37c06c3282295ffec960994b2c0d5ac2a25a95766");
  }

  @Test
  void assemblesBlockWithoutWitness() {
    Job job = factory("", 4).make(template(20, 2, new byte[0]), true, NOW);
    byte[] header = new byte[80];
    header[0] = 7;

    assertThat(HEX.formatHex(BlockAssembly.assemble(job, header, new byte[] {9, 9})))
        .isEqualTo("07" + "00".repeat(79) + "03" + "0909" + "aa00" + "aa01");
  }

  @Test
  void assemblesBlockWhoseCoinbaseHasWitness() {
    Job job = factory("", 4).make(template(20, 0, new byte[] {0x6a}), true, NOW);
    byte[] coinbase = HEX.parseHex("02000000" + "abcdef" + "11223344");

    assertThat(HEX.formatHex(BlockAssembly.assemble(job, new byte[80], coinbase)))
        .isEqualTo(
            "00".repeat(80)
                + "01"
                + "02000000"
                + "0001"
                + "abcdef"
                + ("0120" + "00".repeat(32))
                + "11223344");
  }

  @Test
  void countsManyTransactionsInThreeBytes() {
    Job job = factory("", 4).make(template(20, 299, new byte[0]), true, NOW);

    assertThat(HEX.formatHex(BlockAssembly.assemble(job, new byte[80], new byte[] {9}), 80, 84))
        .isEqualTo("fd2c01" + "09");
  }

  private static JobFactory factory(String tag, int extranonce2Size) {
    return new JobFactory(PAYOUT, tag, extranonce2Size, 15);
  }

  private static BlockTemplate template(long height, int others, byte[] commitment) {
    List<BlockTemplate.Transaction> transactions = new ArrayList<>();
    for (int i = 0; i < others; i++) {
      transactions.add(
          new BlockTemplate.Transaction(
              new Hash256(i, 1, 2, 3), new byte[] {(byte) 0xaa, (byte) i}, 1_000));
    }
    return new BlockTemplate(
        height,
        0x20000000,
        Hash256.ZERO,
        0x1d00ffff,
        NOW,
        NOW,
        Amount.of(5_000_000_000L, CoinId.of("TST")),
        transactions,
        commitment);
  }
}
