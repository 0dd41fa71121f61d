package org.chimerapool.ui;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.chain.ChainTip;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.chain.CoinbasePayment;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Registration;

/// A chain with two nodes, one of them slow. Offers no work.
class PreviewChain implements ChainAdapter {

  private final Clock clock;

  PreviewChain(Clock clock) {
    this.clock = clock;
  }

  @Override
  public ChainDescription description() {
    return PreviewPool.CHAIN;
  }

  @Override
  public List<NodeStatus> nodes() {
    return List.of(
        node("bitcoind-1", NodeStatus.Health.GOOD, 0, 12, ""),
        node("bitcoind-2", NodeStatus.Health.LAGGING, 3, 840, "3 blocks behind the best tip"));
  }

  private NodeStatus node(
      String name, NodeStatus.Health health, long behind, long millis, String detail) {
    return new NodeStatus(
        name,
        health,
        870_112 - behind,
        behind,
        Duration.ofMillis(millis),
        clock.instant().minusSeconds(behind),
        detail);
  }

  @Override
  public BlockTemplate template() {
    throw new ChainUnavailableException("the preview has no work");
  }

  @Override
  public Registration onTemplate(Consumer<BlockTemplate> listener) {
    return () -> {};
  }

  @Override
  public SubmitOutcome submit(byte[] block) {
    throw new ChainUnavailableException("the preview takes no block");
  }

  @Override
  public ChainTip tip() {
    return new ChainTip(870_112, Hash256.ZERO, clock.instant());
  }

  @Override
  public BlockStanding standing(Hash256 blockId) {
    return new BlockStanding.NotFound();
  }

  @Override
  public Optional<CoinbasePayment> coinbase(Hash256 blockId) {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> payoutScript(String address) {
    return Optional.empty();
  }
}
