package org.chimerapool.chain.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockRulesTest {

  @TempDir Path home;
  private SimulatorFixture fixture;

  @BeforeEach
  void startSimulator() {
    fixture = new SimulatorFixture(home);
  }

  @AfterEach
  void stopSimulator() {
    fixture.close();
  }

  @Test
  void acceptsGoodBlock() throws Exception {
    assertThat(fixture.simulator.submit(fixture.blockWith(UnaryOperator.identity())))
        .isEqualTo(new SubmitOutcome.Accepted());
  }

  @Test
  void refusesHashAboveTarget() throws Exception {
    WireBlock good = WireBlock.read(fixture.solve(fixture.simulator.template()));
    Target target = Target.ofCompact(good.header().bits());
    BlockHeader bad = good.header();
    for (int nonce = 0; target.isMetBy(bad.id()); nonce++) {
      bad = bad.withNonce(nonce);
    }
    expect("high-hash", WireBlock.write(bad, raws(good)));
  }

  @Test
  void refusesTargetThatOverflows() throws Exception {
    WireBlock good = WireBlock.read(fixture.solve(fixture.simulator.template()));
    BlockHeader bad = SimulatorFixture.withBits(good.header(), 0xff7fffff);
    expect("high-hash", WireBlock.write(bad, raws(good)));
  }

  @Test
  void refusesUnknownParent() throws Exception {
    expect(
        "bad-prevblk",
        fixture.blockWithHeader(
            h ->
                new BlockHeader(
                    h.version(),
                    new Hash256(0, 0, 0, 7),
                    h.merkleRoot(),
                    h.time(),
                    h.bits(),
                    h.nonce())));
  }

  @Test
  void refusesWrongMerkleRoot() throws Exception {
    expect(
        "bad-txnmrklroot",
        fixture.blockWithHeader(h -> SimulatorFixture.withRoot(h, new Hash256(1, 1, 1, 1))));
  }

  @Test
  void refusesRepeatedTransactionsThatKeepTheRoot() throws Exception {
    WireBlock good = WireBlock.read(fixture.solve(withEvenTransactions()));
    List<byte[]> repeated = new ArrayList<>(raws(good));
    repeated.add(repeated.getLast());
    expect("bad-txns-duplicate", WireBlock.write(good.header(), repeated));
  }

  @Test
  void refusesWrongDifficulty() throws Exception {
    expect("bad-diffbits", fixture.blockWithHeader(h -> SimulatorFixture.withBits(h, 0x2007ffff)));
  }

  @Test
  void refusesTimeNotAfterTheMedian() throws Exception {
    long genesis = fixture.simulator.tip().time().getEpochSecond();
    expect("time-too-old", fixture.blockWithHeader(h -> SimulatorFixture.withTime(h, genesis)));
  }

  @Test
  void refusesTimeTwoHoursAhead() throws Exception {
    long now = fixture.clock.instant().getEpochSecond();
    expect("time-too-new", fixture.blockWithHeader(h -> SimulatorFixture.withTime(h, now + 7201)));
    assertThat(
            fixture.simulator.submit(
                fixture.blockWithHeader(h -> SimulatorFixture.withTime(h, now + 7200))))
        .isEqualTo(new SubmitOutcome.Accepted());
  }

  @Test
  void refusesOldVersion() throws Exception {
    expect(
        "bad-version",
        fixture.blockWithHeader(
            h -> new BlockHeader(3, h.previous(), h.merkleRoot(), h.time(), h.bits(), h.nonce())));
  }

  @Test
  void refusesCoinbaseWithoutHeight() throws Exception {
    BlockTemplate template = fixture.simulator.template();
    expect(
        "bad-cb-height",
        fixture.blockWith(all -> withCoinbase(all, template, template.height() + 1, 0)));
  }

  @Test
  void refusesCoinbaseThatTakesTooMuch() throws Exception {
    BlockTemplate template = fixture.simulator.template();
    expect(
        "bad-cb-amount",
        fixture.blockWith(all -> withCoinbase(all, template, template.height(), 1)));
    assertThat(
            fixture.simulator.submit(
                fixture.blockWith(all -> withCoinbase(all, template, template.height(), -1))))
        .isEqualTo(new SubmitOutcome.Accepted());
  }

  @Test
  void refusesUnknownTransaction() throws Exception {
    byte[] foreign = new Transactions(new SplittableRandom(99)).next();
    BlockTemplate template = fixture.simulator.template();
    expect(
        "bad-txns-inputs-missingorspent",
        fixture.blockWith(
            all -> {
              byte[] coinbase = coinbase(template, template.height(), 0, foreign);
              return List.of(coinbase, foreign);
            }));
  }

  @Test
  void refusesTransactionThatWasMinedBefore() throws Exception {
    byte[] mined = fixture.simulator.template().transactions().getFirst().raw();
    fixture.restOfNetwork().mineBlock();
    BlockTemplate template = fixture.simulator.template();
    expect(
        "bad-txns-inputs-missingorspent",
        fixture.blockWith(all -> List.of(coinbase(template, template.height(), 0, mined), mined)));
  }

  @Test
  void refusesBlockWithoutCoinbase() throws Exception {
    expect("bad-cb-missing", fixture.blockWith(all -> all.subList(1, all.size())));
  }

  @Test
  void refusesSecondCoinbase() throws Exception {
    expect(
        "bad-cb-multiple",
        fixture.blockWith(
            all -> {
              List<byte[]> twice = new ArrayList<>(all);
              BlockTemplate template = fixture.simulator.template();
              twice.add(coinbase(template, template.height() + 5, 0));
              return twice;
            }));
  }

  @Test
  void refusesCoinbaseWithoutItsWitness() throws Exception {
    expect(
        "bad-witness-nonce-size",
        fixture.blockWith(
            all -> {
              List<byte[]> stripped = new ArrayList<>(all);
              BlockTemplate template = fixture.simulator.template();
              stripped.set(
                  0,
                  Coinbases.of(
                      script(template.height()),
                      List.of(new WireTransaction.Output(0, template.witnessCommitment()))));
              return stripped;
            }));
  }

  @Test
  void refusesWrongWitnessCommitment() throws Exception {
    BlockTemplate template = fixture.simulator.template();
    byte[] foreign = new Transactions(new SplittableRandom(7)).next();
    expect(
        "bad-witness-merkle-match",
        fixture.blockWith(
            all -> {
              List<byte[]> changed = new ArrayList<>(all);
              changed.set(0, coinbase(template, template.height(), 0, foreign));
              return changed;
            }));
  }

  @Test
  void refusesWitnessesThatNobodyCommitsTo() throws Exception {
    BlockTemplate template = fixture.simulator.template();
    expect("unexpected-witness", withOnly(script(template.height()), output(1)));
  }

  @Test
  void refusesCoinbaseScriptThatIsTooShortOrTooLong() throws Exception {
    byte[] height = CoinbaseRules.heightPush(fixture.simulator.template().height());
    expect("bad-cb-length", withOnly(Arrays.copyOf(height, 1), output(1)));
    expect("bad-cb-length", withOnly(Arrays.copyOf(height, 101), output(1)));
  }

  @Test
  void refusesOutputsThatCannotBe() throws Exception {
    byte[] script = script(fixture.simulator.template().height());
    WireTransaction.Output commitment =
        new WireTransaction.Output(0, CoinbaseRules.commitment(List.of()));
    long most = Subsidy.MAX_MONEY;
    expect("bad-txns-vout-negative", withOnly(script, commitment, output(-1)));
    expect("bad-txns-vout-toolarge", withOnly(script, commitment, output(most + 1)));
    expect(
        "bad-txns-txouttotal-toolarge",
        withOnly(script, commitment, output(most), output(most), output(most)));
  }

  /// A block with nothing but a coinbase, which has a witness.
  private byte[] withOnly(byte[] script, WireTransaction.Output... outputs) throws Exception {
    return fixture.blockWith(_ -> List.of(Coinbases.withWitness(script, List.of(outputs))));
  }

  private static WireTransaction.Output output(long value) {
    return new WireTransaction.Output(value, PayoutScripts.of("simEve1").orElseThrow());
  }

  @Test
  void refusesTornAndOversizedBlocks() throws Exception {
    byte[] good = fixture.solve(fixture.simulator.template());
    for (int length = 0; length < good.length; length += 7) {
      byte[] torn = Arrays.copyOf(good, length);
      expect("block decode failed", torn);
    }
    expect("block decode failed", Arrays.copyOf(good, good.length + 1));
    expect("bad-blk-length", new byte[WireBlock.MAX_BYTES + 1]);
  }

  private void expect(String reason, byte[] block) {
    Hash256 tip = fixture.simulator.tip().hash();
    assertThat(fixture.simulator.submit(block)).isEqualTo(new SubmitOutcome.Refused(reason));
    assertThat(fixture.simulator.tip().hash()).isEqualTo(tip);
  }

  /// A template whose block has an odd number of transactions in all, so that the last one is
  /// paired with itself.
  private BlockTemplate withEvenTransactions() {
    for (int i = 0; i < 50; i++) {
      BlockTemplate template = fixture.simulator.chain().refresh(Duration.ofSeconds(1));
      if (template.transactions().size() % 2 == 0) {
        return template;
      }
    }
    throw new AssertionError("no template with an even number of transactions");
  }

  private static List<byte[]> raws(WireBlock block) {
    return block.transactions().stream().map(WireTransaction::raw).toList();
  }

  private static byte[] script(long height) {
    return new WireWriter()
        .writeBytes(CoinbaseRules.heightPush(height))
        .writeCounted(new byte[8])
        .toBytes();
  }

  private static List<byte[]> withCoinbase(
      List<byte[]> all, BlockTemplate template, long height, long extra) {
    List<byte[]> changed = new ArrayList<>(all);
    List<byte[]> others = all.subList(1, all.size());
    changed.set(0, coinbase(template, height, extra, others.toArray(byte[][]::new)));
    return changed;
  }

  private static byte[] coinbase(
      BlockTemplate template, long height, long extra, byte[]... others) {
    List<Hash256> witnessIds = new ArrayList<>();
    for (byte[] other : others) {
      witnessIds.add(DoubleSha256.hash(other));
    }
    long value =
        others.length + 1 == template.transactions().size() + 1
            ? template.reward().units().longValueExact() + extra
            : extra;
    return Coinbases.withWitness(
        script(height),
        List.of(
            new WireTransaction.Output(value, PayoutScripts.of("simEve1").orElseThrow()),
            new WireTransaction.Output(0, CoinbaseRules.commitment(witnessIds))));
  }
}
