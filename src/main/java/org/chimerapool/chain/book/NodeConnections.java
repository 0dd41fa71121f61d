package org.chimerapool.chain.book;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.NodeAccess;
import org.chimerapool.chain.NodeChain;
import org.chimerapool.kernel.CoinId;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Keeps the catalog's chains equal to the book: a coin has a chain while it has an enabled node.
/// The book is read again every few seconds: another process over the same database may have
/// changed it, and what failed before may work now.
final class NodeConnections implements SmartLifecycle {

  /// Before whatever uses a chain.
  static final int PHASE = 50;

  private static final Logger log = LoggerFactory.getLogger(NodeConnections.class);

  private static final Duration READ_AGAIN = Duration.ofSeconds(5);

  private final NodeStore store;
  private final NodeRules rules;
  private final ChainCatalog chains;
  private final Duration again;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<CoinId, Connected> connected = new HashMap<>();

  /// Coins of which it was told that their nodes cannot be used, and that nobody needs them.
  private final Set<CoinId> failing = new HashSet<>();

  private final Set<CoinId> useless = new HashSet<>();
  private volatile boolean running;
  private @Nullable ScheduledExecutorService reader;

  /// @param nodes that the chain was told to use last
  private record Connected(NodeChain chain, List<NodeAccess> nodes) {}

  NodeConnections(NodeStore store, NodeRules rules, ChainCatalog chains) {
    this(store, rules, chains, READ_AGAIN);
  }

  /// @param again how long after reading the book it is read again
  NodeConnections(NodeStore store, NodeRules rules, ChainCatalog chains, Duration again) {
    this.store = store;
    this.rules = rules;
    this.chains = chains;
    this.again = again;
  }

  @Override
  public void start() {
    running = true;
    followBook();
    reader =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("node-book").daemon().factory());
    var _ =
        reader.scheduleWithFixedDelay(
            this::readAgain, again.toMillis(), again.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    if (reader != null) {
      reader.shutdownNow();
      reader = null;
    }
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

  private void readAgain() {
    try {
      followBook();
    } catch (DataAccessException e) {
      log.debug("The node book cannot be read, the nodes stay as they are", e);
    } catch (RuntimeException e) {
      log.error("The node book cannot be followed, trying again", e);
    }
  }

  /// One coin's fault must not keep the others from their nodes.
  private void followGuarded(CoinId coin) {
    try {
      follow(coin);
      failing.remove(coin);
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      if (failing.add(coin)) {
        log.error("The nodes of {} cannot be used as the book has them, trying again", coin, e);
      }
    }
  }

  private void follow(CoinId coin) {
    List<NodeAccess> nodes = store.enabled(coin);
    Connected before = connected.get(coin);
    if (nodes.isEmpty()) {
      disconnect(coin);
    } else if (before == null) {
      connect(coin, nodes);
    } else if (!before.nodes().equals(nodes)) {
      before.chain().use(nodes);
      connected.put(coin, new Connected(before.chain(), nodes));
    }
  }

  private void connect(CoinId coin, List<NodeAccess> nodes) {
    rules
        .served(coin)
        .ifPresentOrElse(
            served -> {
              NodeChain chain = served.family().connect(served.coin(), nodes);
              connected.put(coin, new Connected(chain, nodes));
              chains.connect(chain);
              log.info(
                  "{} has {} now", coin, nodes.size() == 1 ? "a node" : nodes.size() + " nodes");
            },
            () -> {
              if (useless.add(coin)) {
                log.warn("The nodes of {} are not used: this program has no use for them", coin);
              }
            });
  }

  private void disconnect(CoinId coin) {
    Connected gone = connected.remove(coin);
    if (gone != null) {
      chains.disconnect(coin);
      gone.chain().close();
      log.info("{} has no nodes any more", coin);
    }
  }
}
