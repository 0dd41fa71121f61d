package org.chimerapool.chain.adapter.bitcoin;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The virtual threads of one node. Each does one thing again and again until the node is let go.
final class Loops {

  private static final Logger LOG = LoggerFactory.getLogger(Loops.class);
  private static final Duration AFTER_FAULT = Duration.ofSeconds(1);

  private final String node;
  private final CountDownLatch closed = new CountDownLatch(1);

  /// What is done again and again.
  @FunctionalInterface
  interface Loop {
    void once() throws InterruptedException;
  }

  Loops(String node) {
    this.node = node;
  }

  /// A thread that has not been started yet; an interrupt ends it too.
  Thread thread(String name, Loop loop) {
    return Thread.ofVirtual()
        .name("node-%s-%s".formatted(node, name))
        .unstarted(
            () -> {
              try {
                while (!isClosed()) {
                  guarded(name, loop);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /// Returns early when the node is let go.
  void pause(Duration time) throws InterruptedException {
    var _ = closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  void close() {
    closed.countDown();
  }

  /// No fault of ours in reading one answer may end the watch over a node.
  private void guarded(String name, Loop loop) throws InterruptedException {
    try {
      loop.once();
    } catch (RuntimeException e) {
      LOG.error("Node {}: {} failed, going on", node, name, e);
      pause(AFTER_FAULT);
    }
  }
}
