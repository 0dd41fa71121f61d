package org.chimerapool.chain.book;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chimerapool.chain.InvalidNodeException;
import org.chimerapool.chain.NodeAccess;
import org.chimerapool.chain.NodeBook;
import org.chimerapool.chain.NodeEntry;
import org.chimerapool.chain.NodePlan;
import org.chimerapool.chain.NodeTrial;
import org.chimerapool.kernel.Registration;

/// The node book over its table; each change is connected before it returns.
final class StoredNodeBook implements NodeBook {

  private final NodeStore store;
  private final NodeRules rules;
  private final NodeConnections connections;
  private final Clock clock;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  StoredNodeBook(NodeStore store, NodeRules rules, NodeConnections connections, Clock clock) {
    this.store = store;
    this.rules = rules;
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public List<NodeEntry> all() {
    return store.all();
  }

  @Override
  public NodeEntry add(NodePlan plan) {
    rules.check(plan, false);
    NodeEntry entry = store.add(plan, clock.instant()).orElseThrow(() -> nameTaken(plan));
    changed();
    return entry;
  }

  @Override
  public NodeEntry change(long id, NodePlan plan) {
    NodeEntry before = store.find(id).orElseThrow(() -> noSuchNode(id));
    rules.check(plan, before.hasPassword() && keepsPassword(plan, before.rpc(), before.user()));
    NodeEntry entry = store.change(id, plan, clock.instant()).orElseThrow(() -> nameTaken(plan));
    changed();
    return entry;
  }

  @Override
  public void remove(long id) {
    if (store.remove(id)) {
      changed();
    }
  }

  @Override
  public NodeTrial test(NodePlan plan) {
    return test(plan, Optional.empty());
  }

  @Override
  public NodeTrial test(long id, NodePlan plan) {
    return test(plan, store.access(id));
  }

  @Override
  public Registration onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private NodeTrial test(NodePlan plan, Optional<NodeAccess> kept) {
    String password =
        kept.filter(node -> keepsPassword(plan, node.rpc(), node.user()))
            .map(NodeAccess::password)
            .orElse(plan.password());
    try {
      NodeRules.Served served = rules.check(plan, !password.isEmpty());
      return served
          .family()
          .test(
              served.coin(),
              new NodeAccess(
                  0,
                  plan.name(),
                  plan.rpc(),
                  plan.user(),
                  password,
                  plan.cookieFile(),
                  plan.zmqHashBlock()));
    } catch (InvalidNodeException e) {
      return new NodeTrial.Failed(String.join(" ", e.faults().values()));
    }
  }

  /// A kept password goes only to where it was meant for: otherwise whoever may change a node could
  /// have it sent to a host of his own.
  private static boolean keepsPassword(NodePlan plan, URI rpc, String user) {
    return plan.password().isEmpty()
        && plan.cookieFile().isEmpty()
        && plan.rpc().equals(rpc)
        && plan.user().equals(user);
  }

  private void changed() {
    connections.followBook();
    listeners.forEach(Runnable::run);
  }

  private static InvalidNodeException nameTaken(NodePlan plan) {
    return new InvalidNodeException(
        Map.of("name", "%s has a node called '%s' already.".formatted(plan.coin(), plan.name())));
  }

  private static InvalidNodeException noSuchNode(long id) {
    return new InvalidNodeException(Map.of("id", "There is no node %d any more.".formatted(id)));
  }
}
