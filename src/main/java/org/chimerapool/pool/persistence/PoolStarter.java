package org.chimerapool.pool.persistence;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.algorithm.AlgorithmCatalog;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.PoolServices;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.job.ExtranonceAllocator;
import org.chimerapool.pool.job.JobFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Starts the pools that the database names, and a demo pool on a simulated chain where it names
/// none. A pool whose chain does not answer yet is tried again until it does.
final class PoolStarter implements SmartLifecycle {

  static final int PHASE = 100;

  private static final Logger log = LoggerFactory.getLogger(PoolStarter.class);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(2);
  private static final String DEMO_NAME = "Demo pool";

  /// Nobody's address: rewards of a simulated chain are worth nothing.
  private static final String DEMO_ADDRESS = "chimerademopool";

  private static final int EXTRANONCE2_BYTES = 8;

  private final PoolStore store;
  private final ChainCatalog chains;
  private final AlgorithmCatalog algorithms;
  private final PoolSettings settings;
  private final PoolServices services;
  private final Pools pools;
  private final Clock clock;
  private final Deque<Pool> started = new ArrayDeque<>();
  private volatile boolean running;
  private @Nullable Thread retries;

  PoolStarter(
      PoolStore store,
      ChainCatalog chains,
      AlgorithmCatalog algorithms,
      PoolSettings settings,
      PoolServices services,
      Pools pools,
      Clock clock) {
    this.store = store;
    this.chains = chains;
    this.algorithms = algorithms;
    this.settings = settings;
    this.services = services;
    this.pools = pools;
    this.clock = clock;
  }

  @Override
  public void start() {
    running = true;
    if (store.all().isEmpty()) {
      createDemo();
    }
    List<Pool> waiting = new ArrayList<>();
    for (StoredPool stored : store.all()) {
      Pool pool = build(stored);
      if (pool != null && !startNow(pool, true)) {
        waiting.add(pool);
      }
    }
    if (!waiting.isEmpty()) {
      retries = Thread.ofVirtual().name("pool-start").start(() -> retry(waiting));
    }
  }

  @Override
  public void stop() {
    running = false;
    Thread retrying = retries;
    if (retrying != null) {
      LockSupport.unpark(retrying);
      try {
        retrying.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    while (!started.isEmpty()) {
      Pool pool = started.pop();
      pools.remove(pool);
      pool.stop();
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

  private void createDemo() {
    chains.all().stream()
        .map(ChainAdapter::description)
        .filter(chain -> chain.simulated())
        .findFirst()
        .ifPresent(chain -> store.createDefault(DEMO_NAME, chain, clock.instant()));
  }

  /// @return null where something that the pool needs is not there; the log says what
  private @Nullable Pool build(StoredPool stored) {
    try {
      ChainAdapter chain = chains.get(stored.plan().coin());
      Algorithm algorithm = algorithms.get(stored.algorithm());
      String address = payoutAddress(chain);
      byte[] script =
          chain
              .payoutScript(address)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "chimera.pool.payout-address is '%s', which is no address of %s"
                              .formatted(address, stored.plan().coin())));
      return new Pool(
          new PoolDescription(stored.id(), stored.plan().name(), chain.description(), algorithm),
          chain,
          new JobFactory(
              script, settings.tag(), EXTRANONCE2_BYTES, (int) clock.instant().getEpochSecond()),
          new ExtranonceAllocator(settings.instance()),
          settings.vardiff().policy(),
          services);
    } catch (IllegalArgumentException e) {
      log.warn("Pool '{}' is not started: {}", stored.plan().name(), e.getMessage());
      return null;
    }
  }

  private String payoutAddress(ChainAdapter chain) {
    return settings.payoutAddress().isBlank() && chain.description().simulated()
        ? DEMO_ADDRESS
        : settings.payoutAddress();
  }

  private boolean startNow(Pool pool, boolean first) {
    try {
      pool.start();
    } catch (ChainUnavailableException e) {
      pool.stop();
      if (first) {
        log.warn("Pool '{}' waits for its chain: {}", pool.description().name(), e.getMessage());
      }
      return false;
    }
    started.push(pool);
    pools.add(pool);
    log.info(
        "Pool '{}' mines {} ({})",
        pool.description().name(),
        pool.description().chain().coin(),
        pool.description().algorithm().id());
    return true;
  }

  private void retry(List<Pool> waiting) {
    while (running && !waiting.isEmpty()) {
      LockSupport.parkNanos(TRY_AGAIN.toNanos());
      waiting.removeIf(pool -> running && startNow(pool, false));
    }
  }
}
