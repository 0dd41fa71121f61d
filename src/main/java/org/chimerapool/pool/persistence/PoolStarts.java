package org.chimerapool.pool.persistence;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pools that wait for their first template, each on a thread of its own. May be used from any
/// thread.
final class PoolStarts {

  private static final Logger log = LoggerFactory.getLogger(PoolStarts.class);

  /// Mostly a template is there at once, and whoever asked for the pool sees it running.
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private final Map<PoolId, Thread> underWay = new ConcurrentHashMap<>();

  boolean isUnderWay(PoolId id) {
    return underWay.containsKey(id);
  }

  /// @param then is told on the pool's thread why it could not be started, empty when it could
  void begin(PoolId id, Pool pool, Consumer<String> then) {
    Thread thread =
        Thread.ofVirtual()
            .name("pool-start-" + id.value())
            .unstarted(
                () -> {
                  try {
                    then.accept(start(pool));
                  } finally {
                    underWay.remove(id);
                  }
                });
    underWay.put(id, thread);
    thread.start();
  }

  /// Returns when all are ready, or after a moment. Never call it with a lock held that they need.
  void await() {
    long until = System.nanoTime() + MOMENT.toNanos();
    try {
      for (Thread thread : List.copyOf(underWay.values())) {
        thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void cancel() {
    underWay.values().forEach(Thread::interrupt);
  }

  private static String start(Pool pool) {
    try {
      pool.start();
      return "";
    } catch (IllegalArgumentException | ChainUnavailableException e) {
      return String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      log.debug("Pool '{}' could not be started", pool.description().name(), e);
      return "it could not be started: " + e;
    }
  }
}
