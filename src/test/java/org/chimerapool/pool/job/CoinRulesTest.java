package org.chimerapool.pool.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.CoinbaseTerms;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.Job;
import org.junit.jupiter.api.Test;

/// What Bitcoin's relatives want of a block beyond what Bitcoin wants.
class CoinRulesTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  /// Of Dash testnet's block 813,750.
  private static final String MASTERNODE = "76a91464f2b2b84f62d68a2cd7f7f5fb2b5aa75ef716d788ac";

  private static final String POOL = "76a9141a9cab092e161f3822af4b27f4f33051dbb7d32088ac";
  private static final String PAYLOAD =
      "0200b66a0c00fbab6816312c05803d026cce30fec0332c059f66e421ab0bf65b96ea9efb8a22e12cfc3166620"
          + "8b47a006e5b74f95a4c0797b6bc620ea1cc07cb53616e547302";
  private static final String PAYMENTS_AND_PAYLOAD =
      "02"
          + ("41016d4000000000" + "19" + MASTERNODE)
          + ("2c56f32a00000000" + "19" + POOL)
          + "00000000"
          + ("46" + PAYLOAD);

  private final JobFactory factory = new JobFactory(HEX.parseHex(POOL), "/c/", 4, 1);

  @Test
  void paysDashMasternodesExactlyAndEndsWithThePayload() {
    Job job = factory.make(dash(), true, NOW);

    assertThat(HEX.formatHex(job.coinbase1())).startsWith("03000500" + "01" + "00".repeat(32));
    assertThat(HEX.formatHex(job.coinbase2()))
        .isEqualTo("032f632f" + "ff010000" + PAYMENTS_AND_PAYLOAD);
    assertThat(dash().poolReward().units()).isEqualTo(1_801_475_949L - 1_080_885_569L);
  }

  /// The coinbase as the miner of that block built it, and the header that it found.
  @Test
  void buildsTheHeaderOfRealDashBlock() {
    Job job =
        new Job(
            "1",
            dash(),
            HEX.parseHex(
                "03000500010000000000000000000000000000000000000000000000000000000000000000ffffffff"
                    + "1d03b66a0c047457446300"),
            HEX.parseHex("0a4d696e696e67636f7265" + "00000000" + PAYMENTS_AND_PAYLOAD),
            11,
            HEX.parseHex(POOL),
            List.of(),
            4,
            dash().networkTarget(),
            true,
            NOW);
    byte[] coinbase = job.coinbase(HEX.parseHex("60000001"), HEX.parseHex("01000000"));

    assertThat(
            HEX.formatHex(
                job.header(job.merkleRoot(coinbase), job.version(), 0x63445774, 0x51036775)))
        .isEqualTo(
            "000000204b0e40a0b523ec3d00fc1a7cee084165a111646b9b35e50936ada1861a0100000362a84c2b4b2e"
                + "530ec640e2a7f85e05da2c42c8e3645a5bbc2245e74ec1ae967457446371d7011e75670351");
  }

  @Test
  void keepsRequiredOutputsInTheirOrder() {
    CoinbaseTerms terms =
        new CoinbaseTerms(
            2,
            new byte[0],
            List.of(
                new CoinbaseTerms.Output(5, new byte[] {0x51}),
                new CoinbaseTerms.Output(7, new byte[] {0x52})));
    Job job = factory.make(template(1_000, List.of(), new byte[0], terms, new byte[0]), true, NOW);

    assertThat(HEX.formatHex(job.coinbase2()))
        .isEqualTo(
            "032f632f"
                + "ff010000"
                + "03"
                + ("0500000000000000" + "0151")
                + ("0700000000000000" + "0152")
                + ("dc03000000000000" + "19" + POOL)
                + "00000000");
  }

  @Test
  void refusesToPromiseMoreThanThereIs() {
    CoinbaseTerms terms =
        new CoinbaseTerms(
            2, new byte[0], List.of(new CoinbaseTerms.Output(1_001, new byte[] {0x51})));
    BlockTemplate template = template(1_000, List.of(), new byte[0], terms, new byte[0]);

    assertThatThrownBy(() -> factory.make(template, true, NOW))
        .hasMessageContaining("1000 cannot pay required outputs of 1001");
  }

  @Test
  void refusesPayloadBesideWitnesses() {
    CoinbaseTerms terms = new CoinbaseTerms(0x50003, new byte[] {1}, List.of());
    BlockTemplate template = template(1_000, List.of(), new byte[] {0x6a}, terms, new byte[0]);

    assertThatThrownBy(() -> factory.make(template, true, NOW)).hasMessageContaining("payload");
  }

  @Test
  void endsLitecoinBlockWithItsExtension() {
    BlockTemplate template =
        template(
            1_000,
            List.of(transaction(1, 0xaa, 0)),
            new byte[0],
            CoinbaseTerms.PLAIN,
            HEX.parseHex("beef"));
    Job job = factory.make(template, true, NOW);

    assertThat(HEX.formatHex(BlockAssembly.assemble(job, new byte[80], new byte[] {9})))
        .isEqualTo("00".repeat(80) + "02" + "09" + "aa" + "01" + "beef");
  }

  /// The commitment of a block that holds nothing but its coinbase, as regtest blocks have it.
  @Test
  void emptiesBlockAndItsFees() {
    BlockTemplate template =
        template(
            1_000,
            List.of(transaction(1, 0xaa, 30), transaction(2, 0xbb, 12)),
            new byte[] {0x6a, 1, 7},
            CoinbaseTerms.PLAIN,
            new byte[0]);
    Job job = factory.makeEmpty(template, NOW).orElseThrow();

    assertThat(job.clean()).isTrue();
    assertThat(job.branches()).isEmpty();
    assertThat(job.previousHash()).isEqualTo(template.previousHash());
    assertThat(job.template().height()).isEqualTo(template.height());
    assertThat(HEX.formatHex(job.coinbase2()))
        .isEqualTo(
            "032f632f"
                + "ff010000"
                + "02"
                + ("be03000000000000" + "19" + POOL)
                + ("0000000000000000"
                    + "26"
                    + "6a24aa21a9ede2f61c3f71d1defd3fa999dfa36953755c690689799962b48bebd836974e8cf9")
                + "00000000");
    byte[] coinbase = job.coinbase(new byte[4], new byte[4]);
    assertThat(HEX.formatHex(BlockAssembly.assemble(job, new byte[80], coinbase)))
        .startsWith("00".repeat(80) + "01" + "02000000" + "0001")
        .endsWith("0120" + "00".repeat(32) + "00000000");
  }

  @Test
  void emptiesBlockWithoutCommitment() {
    BlockTemplate template =
        template(
            1_000,
            List.of(transaction(1, 0xaa, 30)),
            new byte[0],
            CoinbaseTerms.PLAIN,
            new byte[0]);

    assertThat(HEX.formatHex(factory.makeEmpty(template, NOW).orElseThrow().coinbase2()))
        .isEqualTo(
            "032f632f" + "ff010000" + "01" + ("ca03000000000000" + "19" + POOL) + "00000000");
  }

  /// Litecoin's last transaction and extension block, and Dash's payload, speak of the others.
  @Test
  void makesNoEmptyJobWhereTheBlockDependsOnItsTransactions() {
    assertThat(factory.makeEmpty(dash(), NOW)).isEmpty();
    assertThat(
            factory.makeEmpty(
                template(1_000, List.of(), new byte[0], CoinbaseTerms.PLAIN, HEX.parseHex("beef")),
                NOW))
        .isEmpty();
  }

  private static BlockTemplate dash() {
    return new BlockTemplate(
        813_750,
        0x20000000,
        Hash256.ofDisplayHex("0000011a86a1ad3609e5359b6b6411a1654108ee7c1afc003dec23b5a0400e4b"),
        0x1e01d771,
        Instant.ofEpochSecond(1_665_423_220),
        Instant.ofEpochSecond(1_665_422_408),
        Amount.of(1_801_475_949L, CoinId.of("tDASH")),
        List.of(),
        new byte[0],
        new CoinbaseTerms(
            0x50003,
            HEX.parseHex(PAYLOAD),
            List.of(new CoinbaseTerms.Output(1_080_885_569L, HEX.parseHex(MASTERNODE)))),
        new byte[0]);
  }

  private static BlockTemplate.Transaction transaction(int id, int raw, long fee) {
    return new BlockTemplate.Transaction(new Hash256(0, 0, 0, id), new byte[] {(byte) raw}, fee);
  }

  private static BlockTemplate template(
      long reward,
      List<BlockTemplate.Transaction> transactions,
      byte[] commitment,
      CoinbaseTerms terms,
      byte[] extension) {
    return new BlockTemplate(
        20,
        0x20000000,
        new Hash256(1, 2, 3, 4),
        0x1d00ffff,
        NOW,
        NOW,
        Amount.of(reward, CoinId.of("TST")),
        transactions,
        commitment,
        terms,
        extension);
  }
}
