package org.chimerapool.ui.nodes;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.chimerapool.chain.NodeBook;
import org.chimerapool.chain.NodeEntry;
import org.chimerapool.chain.NodePlan;
import org.chimerapool.chain.NodeTrial;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Registration;
import org.chimerapool.ui.live.ScriptedPool;

/// A node book in memory.
final class ScriptedBook implements NodeBook {

  static final String PASSWORD = "correct horse";

  boolean away;
  private final List<NodeEntry> nodes = new ArrayList<>();

  static NodePlan plan(String coin, String name, boolean enabled) {
    return new NodePlan(
        CoinId.of(coin),
        name,
        URI.create("http://127.0.0.1:8332"),
        "user",
        PASSWORD,
        "",
        "",
        enabled);
  }

  NodeEntry keep(long id, String coin, String name, boolean enabled) {
    return keep(id, plan(coin, name, enabled));
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
            ScriptedPool.NOW,
            ScriptedPool.NOW);
    nodes.removeIf(node -> node.id() == id);
    nodes.add(entry);
    return entry;
  }

  @Override
  public List<NodeEntry> all() {
    if (away) {
      throw new IllegalStateException("the database is away");
    }
    return List.copyOf(nodes);
  }

  @Override
  public NodeEntry add(NodePlan plan) {
    return keep(nodes.size() + 1L, plan);
  }

  @Override
  public NodeEntry change(long id, NodePlan plan) {
    return keep(id, plan);
  }

  @Override
  public void remove(long id) {
    nodes.removeIf(node -> node.id() == id);
  }

  @Override
  public NodeTrial test(NodePlan plan) {
    return new NodeTrial.Failed("nobody answers");
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
