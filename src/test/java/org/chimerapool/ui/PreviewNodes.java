package org.chimerapool.ui;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chimerapool.chain.InvalidNodeException;
import org.chimerapool.chain.NodeBook;
import org.chimerapool.chain.NodeEntry;
import org.chimerapool.chain.NodePlan;
import org.chimerapool.chain.NodeTrial;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Registration;

/// A node book in memory. A node on port 1 does not answer when it is tried, any other does.
class PreviewNodes implements NodeBook {

  private final List<NodeEntry> nodes = new CopyOnWriteArrayList<>();
  private final Clock clock;

  PreviewNodes(Clock clock) {
    this.clock = clock;
    keep(1, plan("bitcoind-1", true));
    keep(2, plan("bitcoind-2", true));
    keep(3, plan("bitcoind-3", false));
  }

  private static NodePlan plan(String name, boolean enabled) {
    return new NodePlan(
        CoinId.of("SIM"),
        name,
        URI.create("http://127.0.0.1:8332"),
        "chimera",
        "secret",
        "",
        "",
        enabled);
  }

  private NodeEntry keep(long id, NodePlan plan) {
    NodeEntry entry =
        new NodeEntry(
            id,
            plan.coin(),
            plan.name(),
            plan.rpc(),
            plan.user(),
            true,
            plan.cookieFile(),
            plan.zmqHashBlock(),
            plan.enabled(),
            clock.instant(),
            clock.instant());
    nodes.removeIf(node -> node.id() == id);
    nodes.add(entry);
    return entry;
  }

  @Override
  public List<NodeEntry> all() {
    return List.copyOf(nodes);
  }

  @Override
  public NodeEntry add(NodePlan plan) {
    return change(nodes.size() + 1L, plan);
  }

  @Override
  public NodeEntry change(long id, NodePlan plan) {
    if (plan.name().isEmpty()) {
      throw new InvalidNodeException(Map.of("name", "A name has 1 to 64 characters."));
    }
    return keep(id, plan);
  }

  @Override
  public void remove(long id) {
    nodes.removeIf(node -> node.id() == id);
  }

  @Override
  public NodeTrial test(NodePlan plan) {
    if (plan.rpc().getPort() == 1) {
      return new NodeTrial.Failed("Nothing listens on 127.0.0.1:1.");
    }
    return new NodeTrial.Answered(
        "/Satoshi:29.0.0/",
        "main",
        870_112,
        870_115,
        false,
        18,
        "tcp://127.0.0.1:28332",
        Duration.ofMillis(12),
        List.of());
  }

  @Override
  public NodeTrial test(long id, NodePlan plan) {
    return test(plan);
  }

  @Override
  public Registration onChange(Runnable listener) {
    return () -> {};
  }
}
