package org.chimerapool.pool.persistence;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.chimerapool.chain.Availability;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.chain.ChainTip;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.chain.CoinbasePayment;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Registration;

/// A tree of blocks with one node that may be away. Every two thousandth hash is a block.
final class VirtualChain implements ChainAdapter {

  static final CoinId COIN = CoinId.of("VRT");
  static final int MATURITY = 10;

  private static final int BITS = 0x1f200000;
  private static final byte[] PAYOUT = {0x51};

  private record Block(Hash256 id, Hash256 parent, long height) {}

  private final Clock clock;
  private final Map<Hash256, Block> blocks = new HashMap<>();
  private final List<Consumer<BlockTemplate>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Availability>> watchers = new CopyOnWriteArrayList<>();
  private Availability availability = Availability.ALWAYS;
  private Block tip = new Block(new Hash256(0, 0, 0, 1), Hash256.ZERO, 100);
  private long rivals = 1;

  VirtualChain(Clock clock) {
    this.clock = clock;
    blocks.put(tip.id(), tip);
  }

  /// The rest of the network replaces the last `depth` blocks by one more.
  synchronized void rival(int depth) {
    Block at = tip;
    for (int i = 0; i < depth; i++) {
      at = blocks.getOrDefault(at.parent(), at);
    }
    for (int i = 0; i <= depth; i++) {
      at = add(new Hash256(0, 0, 1, ++rivals), at);
    }
    become(at);
  }

  synchronized void goAway() {
    availability = new Availability(false, clock.instant(), "the virtual node is away");
    watchers.forEach(watcher -> watcher.accept(availability));
  }

  synchronized void comeBack() {
    availability = Availability.ALWAYS;
    watchers.forEach(watcher -> watcher.accept(availability));
    become(tip);
  }

  synchronized boolean knows(Hash256 block) {
    return blocks.containsKey(block);
  }

  /// What should become of a block that the chain knows.
  synchronized BlockStanding truth(Hash256 id) {
    Block block = blocks.get(id);
    if (block == null) {
      return new BlockStanding.NotFound();
    }
    Block at = tip;
    while (at.height() > block.height()) {
      at = Objects.requireNonNull(blocks.get(at.parent()));
    }
    return at.equals(block)
        ? new BlockStanding.InChain((int) (tip.height() - block.height() + 1))
        : new BlockStanding.Orphaned();
  }

  static long reward(long height) {
    return 5_000_000 + height;
  }

  @Override
  public ChainDescription description() {
    return new ChainDescription(
        COIN, "Virtual", "sha256d", 8, true, Duration.ofMinutes(10), MATURITY);
  }

  @Override
  public synchronized BlockTemplate template() {
    answer();
    return new BlockTemplate(
        tip.height() + 1,
        0x20000000,
        tip.id(),
        BITS,
        clock.instant(),
        clock.instant().minusSeconds(600),
        Amount.of(reward(tip.height() + 1), COIN),
        List.of(new BlockTemplate.Transaction(new Hash256(1, 2, 3, 4), new byte[] {1, 2, 3}, 7)),
        new byte[0]);
  }

  @Override
  public Registration onTemplate(Consumer<BlockTemplate> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public synchronized Availability availability() {
    return availability;
  }

  @Override
  public Registration onAvailability(Consumer<Availability> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  @Override
  public synchronized SubmitOutcome submit(byte[] block) {
    if (!availability.available()) {
      return new SubmitOutcome.Unknown("the virtual node is away");
    }
    byte[] header = Arrays.copyOf(block, 80);
    Hash256 id = DoubleSha256.hash(header);
    Block parent = blocks.get(Hash256.ofBytes(Arrays.copyOfRange(header, 4, 36)));
    if (parent == null || blocks.containsKey(id)) {
      return new SubmitOutcome.Refused(parent == null ? "prev-blk-not-found" : "duplicate");
    }
    Block found = add(id, parent);
    if (found.height() > tip.height()) {
      become(found);
    }
    return new SubmitOutcome.Accepted();
  }

  @Override
  public ChainTip tip() {
    throw new UnsupportedOperationException("not part of this fake");
  }

  @Override
  public synchronized BlockStanding standing(Hash256 blockId) {
    answer();
    return truth(blockId);
  }

  @Override
  public synchronized Optional<CoinbasePayment> coinbase(Hash256 blockId) {
    answer();
    return Optional.ofNullable(blocks.get(blockId))
        .map(
            block ->
                new CoinbasePayment(
                    blockId,
                    COIN,
                    List.of(
                        new CoinbasePayment.Output(
                            Amount.of(reward(block.height()), COIN), PAYOUT.clone()))));
  }

  @Override
  public Optional<byte[]> payoutScript(String address) {
    return Optional.of(PAYOUT.clone());
  }

  @Override
  public List<NodeStatus> nodes() {
    return List.of();
  }

  private Block add(Hash256 id, Block parent) {
    Block block = new Block(id, parent.id(), parent.height() + 1);
    blocks.put(id, block);
    return block;
  }

  private void become(Block next) {
    tip = next;
    if (availability.available()) {
      BlockTemplate template = template();
      listeners.forEach(listener -> listener.accept(template));
    }
  }

  private void answer() {
    if (!availability.available()) {
      throw new ChainUnavailableException("the virtual node is away");
    }
  }
}
