package org.chimerapool.pool.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.chain.ChainTip;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.chain.CoinbasePayment;
import org.chimerapool.chain.NodeAnswer;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.SubmitReport;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Registration;
import org.jspecify.annotations.Nullable;

/// A chain that answers about blocks what a test tells it to.
final class ScriptedChain implements ChainAdapter {

  private final CoinId coin;
  private final List<byte[]> submitted = new CopyOnWriteArrayList<>();
  private volatile @Nullable RuntimeException fault;
  private volatile SubmitOutcome answer = new SubmitOutcome.Accepted();
  private volatile List<NodeAnswer> nodes = List.of();
  private volatile List<CoinbasePayment.Output> payment = List.of();
  private final Map<Hash256, BlockStanding> standings = new ConcurrentHashMap<>();
  private final Map<Hash256, Integer> questions = new ConcurrentHashMap<>();
  private volatile Hash256 tip = Hash256.ZERO;
  private volatile long height = 1;
  private volatile boolean hiding;
  private volatile BlockStanding standing = new BlockStanding.InChain(1);

  ScriptedChain(CoinId coin) {
    this.coin = coin;
  }

  void answer(SubmitOutcome outcome) {
    fault = null;
    answer = outcome;
  }

  /// Fails when it is given a block, until it is told what to answer.
  void fail(RuntimeException exception) {
    fault = exception;
  }

  void stand(BlockStanding now) {
    standing = now;
  }

  /// What it says of one block, whatever it says of the others.
  void stand(Hash256 block, BlockStanding now) {
    standings.put(block, now);
  }

  /// The best block from now on.
  void tip(Hash256 block) {
    tip = block;
  }

  /// How high it is from now on.
  void height(long blocks) {
    height = blocks;
  }

  /// The nodes' own answers from now on.
  void answers(NodeAnswer... answers) {
    nodes = List.of(answers);
  }

  /// What every block's coinbase pays from now on.
  void pay(CoinbasePayment.Output... outputs) {
    payment = List.of(outputs);
  }

  /// Whether it does not show what blocks pay, as a node that no longer has them in full.
  void hidePayments(boolean hide) {
    hiding = hide;
  }

  List<byte[]> submitted() {
    return submitted;
  }

  @Override
  public ChainDescription description() {
    return new ChainDescription(coin, "Scripted", "sha256d", 8, true, Duration.ofMinutes(1), 10);
  }

  @Override
  public BlockTemplate template() {
    throw new UnsupportedOperationException("not part of this fake");
  }

  @Override
  public Registration onTemplate(Consumer<BlockTemplate> listener) {
    return () -> {};
  }

  @Override
  public SubmitOutcome submit(byte[] block) {
    submitted.add(block);
    RuntimeException failure = fault;
    if (failure != null) {
      throw failure;
    }
    return answer;
  }

  @Override
  public SubmitReport submitToAll(byte[] block) {
    return new SubmitReport(submit(block), nodes);
  }

  @Override
  public ChainTip tip() {
    return new ChainTip(height, tip, Instant.EPOCH);
  }

  /// How often it was asked where a block stands.
  int asked(Hash256 block) {
    return questions.getOrDefault(block, 0);
  }

  @Override
  public BlockStanding standing(Hash256 blockId) {
    questions.merge(blockId, 1, Integer::sum);
    return standings.getOrDefault(blockId, standing);
  }

  @Override
  public Optional<CoinbasePayment> coinbase(Hash256 blockId) {
    if (hiding) {
      throw new ChainUnavailableException("the block is not there in full");
    }
    return payment.isEmpty()
        ? Optional.empty()
        : Optional.of(new CoinbasePayment(blockId, coin, payment));
  }

  @Override
  public Optional<byte[]> payoutScript(String address) {
    return Optional.of(new byte[] {0x51});
  }

  @Override
  public List<NodeStatus> nodes() {
    return List.of();
  }
}
