package org.chimerapool.chain.book;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.NodeAccess;
import org.chimerapool.chain.NodeChain;
import org.chimerapool.kernel.CoinId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Keeps the catalog's chains equal to the book: a coin has a chain while it has an enabled node.
final class NodeConnections implements SmartLifecycle {

  /// Before whatever uses a chain.
  static final int PHASE = 50;

  private static final Logger log = LoggerFactory.getLogger(NodeConnections.class);

  private final NodeStore store;
  private final NodeRules rules;
  private final ChainCatalog chains;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<CoinId, NodeChain> connected = new HashMap<>();
  private volatile boolean running;

  NodeConnections(NodeStore store, NodeRules rules, ChainCatalog chains) {
    this.store = store;
    this.rules = rules;
    this.chains = chains;
  }

  @Override
  public void start() {
    running = true;
    followBook();
  }

  @Override
  public void stop() {
    lock.lock();
    try {
      running = false;
      Set.copyOf(connected.keySet()).forEach(this::disconnect);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  /// Connects, changes and disconnects until chains and book agree.
  void followBook() {
    lock.lock();
    try {
      if (!running) {
        return;
      }
      Set<CoinId> coins = new HashSet<>(connected.keySet());
      store.all().forEach(node -> coins.add(node.coin()));
      coins.forEach(this::followGuarded);
    } finally {
      lock.unlock();
    }
  }

  /// One coin's fault must not keep the others from their nodes.
  private void followGuarded(CoinId coin) {
    try {
      follow(coin);
    } catch (RuntimeException e) {
      log.error("The nodes of {} cannot be used as the book has them", coin, e);
    }
  }

  private void follow(CoinId coin) {
    List<NodeAccess> nodes = store.enabled(coin);
    NodeChain chain = connected.get(coin);
    if (nodes.isEmpty()) {
      disconnect(coin);
    } else if (chain == null) {
      connect(coin, nodes);
    } else {
      chain.use(nodes);
    }
  }

  private void connect(CoinId coin, List<NodeAccess> nodes) {
    rules
        .served(coin)
        .ifPresentOrElse(
            served -> {
              NodeChain chain = served.family().connect(served.coin(), nodes);
              connected.put(coin, chain);
              chains.connect(chain);
              log.info(
                  "{} has {} now", coin, nodes.size() == 1 ? "a node" : nodes.size() + " nodes");
            },
            () -> log.warn("The nodes of {} are not used: this program has no use for them", coin));
  }

  private void disconnect(CoinId coin) {
    NodeChain chain = connected.remove(coin);
    if (chain != null) {
      chains.disconnect(coin);
      chain.close();
      log.info("{} has no nodes any more", coin);
    }
  }
}
