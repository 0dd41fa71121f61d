package org.chimerapool.ui;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.ui.live.WorklessChain;

/// A chain with two nodes, one of them slow. Offers no work.
class PreviewChain extends WorklessChain {

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
}
