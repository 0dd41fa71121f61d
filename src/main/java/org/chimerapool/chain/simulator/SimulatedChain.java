package org.chimerapool.chain.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.ChainTip;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;

/// The state of the chain: tree, waiting transactions, file and the current template. May be used
/// from any thread.
final class SimulatedChain implements AutoCloseable {

  private final BlockTree tree;
  private final ChainFile file;
  private final BlockRules rules;
  private final Mempool mempool;
  private final TemplateBuilder templates;
  private final Clock clock;
  private final Consumer<BlockTree.Growth> onTip;
  private BlockTemplate template;
  private long silence;

  /// @param onTip called with this chain's lock held when the best block has changed
  SimulatedChain(
      Path path,
      CoinId coin,
      SimulatorSettings settings,
      Algorithm algorithm,
      Clock clock,
      Consumer<BlockTree.Growth> onTip)
      throws IOException {
    StoredChain stored = StoredChain.open(path, settings.keptBlocks(), genesis(settings, clock));
    this.tree = stored.tree();
    this.file = stored.file();
    this.clock = clock;
    this.onTip = onTip;
    // With the tip in the seed, a restart does not make up yesterday's transactions again.
    SplittableRandom random = new SplittableRandom(settings.seed() ^ tree.tip().id().w0());
    this.mempool = new Mempool(random, settings.transactionsPerBlock());
    Retarget retarget = Retarget.of(settings.blockInterval());
    this.rules = new BlockRules(algorithm, retarget);
    this.templates = new TemplateBuilder(coin, retarget, mempool);
    mempool.arrive(tree.tip());
    this.template = templates.build(tree.tip(), silence, clock.instant());
  }

  synchronized BlockTemplate template() {
    return template;
  }

  /// A template for a child of any known block.
  ///
  /// @throws IllegalArgumentException when the block is not known
  synchronized BlockTemplate templateOn(Hash256 parent) {
    BlockNode node = tree.find(parent);
    if (node == null) {
      throw new IllegalArgumentException("the chain does not know block " + parent);
    }
    return templates.build(node, 0, clock.instant());
  }

  /// Takes up new transactions.
  ///
  /// @param waited time that this process waited since it last called this
  synchronized BlockTemplate refresh(Duration waited) {
    silence += waited.toSeconds();
    return renew();
  }

  /// Judges a block and, when it is good, stores it.
  ///
  /// @return the reason to refuse it, empty when it was taken
  /// @throws IOException when the block is good but cannot be stored; it is not taken then
  synchronized Optional<String> submit(byte[] raw) throws IOException {
    if (raw.length > WireBlock.MAX_BYTES) {
      return Optional.of("bad-blk-length");
    }
    WireBlock block;
    try {
      block = WireBlock.read(raw);
    } catch (MalformedBlockException e) {
      return Optional.of("block decode failed");
    }
    if (tree.find(block.id()) != null) {
      return Optional.of("duplicate");
    }
    BlockNode parent = tree.find(block.header().previous());
    Instant now = clock.instant();
    Optional<String> refusal = rules.refusal(block, parent, mempool, now);
    if (refusal.isEmpty() && parent != null) {
      take(parent.child(block.id(), block.header(), block.transactionIds()), raw);
    }
    return refusal;
  }

  synchronized ChainTip tip() {
    BlockNode tip = tree.tip();
    return new ChainTip(tip.height(), tip.id(), Instant.ofEpochSecond(tip.header().epochSecond()));
  }

  synchronized BlockStanding standing(Hash256 id) {
    BlockNode node = tree.find(id);
    if (node == null) {
      return new BlockStanding.NotFound();
    }
    return tree.isBest(node)
        ? new BlockStanding.InChain((int) (tree.tip().height() - node.height() + 1))
        : new BlockStanding.Orphaned();
  }

  /// The coinbase of a block that this chain knows.
  ///
  /// @throws IOException when the file cannot be read
  synchronized Optional<WireTransaction> coinbase(Hash256 id) throws IOException {
    BlockNode node = tree.find(id);
    return node == null ? Optional.empty() : file.coinbase(node.height(), id);
  }

  /// The id of the best chain's block that is `depth` below the tip.
  synchronized Hash256 below(int depth) {
    return tree.below(depth).id();
  }

  /// How far below the tip a block of the best chain is.
  ///
  /// @throws IllegalArgumentException when it is not on the best chain
  synchronized int depthOf(Hash256 id) {
    BlockNode node = tree.find(id);
    if (node == null || !tree.isBest(node)) {
      throw new IllegalArgumentException("block %s is not on the best chain".formatted(id));
    }
    return (int) (tree.tip().height() - node.height());
  }

  @Override
  public synchronized void close() {
    file.close();
  }

  private void take(BlockNode node, byte[] raw) throws IOException {
    file.append(node.height(), raw);
    BlockTree.Growth growth = tree.add(node);
    if (growth.tipChanged()) {
      silence = 0;
      renew();
      onTip.accept(growth);
    }
  }

  private BlockTemplate renew() {
    mempool.arrive(tree.tip());
    template = templates.build(tree.tip(), silence, clock.instant());
    return template;
  }

  /// The first block. It alone needs no proof of work, as it is given by definition.
  private static byte[] genesis(SimulatorSettings settings, Clock clock) {
    byte[] words = "Chimera simulated chain: worth nothing".getBytes(StandardCharsets.US_ASCII);
    byte[] coinbase = Coinbases.of(new WireWriter().writeCounted(words).toBytes(), List.of());
    BlockHeader header =
        new BlockHeader(
            1,
            Hash256.ZERO,
            DoubleSha256.hash(coinbase),
            (int) clock.instant().getEpochSecond(),
            settings.startingCompact(),
            0);
    return WireBlock.write(header, List.of(coinbase));
  }
}
