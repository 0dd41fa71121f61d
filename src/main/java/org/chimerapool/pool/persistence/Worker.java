package org.chimerapool.pool.persistence;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that does something again and again until it is told to stop.
final class Worker {

  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  private final String name;
  private final Runnable round;
  private volatile boolean stopping;
  private volatile @Nullable Thread thread;

  /// @param round waits by itself where there is nothing to do
  Worker(String name, Runnable round) {
    this.name = name;
    this.round = round;
  }

  /// @param pause after each round, whether or not it failed
  Worker(String name, Duration pause, Runnable round) {
    this(
        name,
        () -> {
          try {
            round.run();
          } finally {
            LockSupport.parkNanos(pause.toNanos());
          }
        });
  }

  /// Begins the rounds, unless they have begun.
  synchronized void start() {
    if (thread == null) {
      stopping = false;
      thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }
  }

  /// Wakes the thread where it waits, and returns when its last round is over.
  synchronized void stop() {
    Thread running = thread;
    if (running == null) {
      return;
    }
    stopping = true;
    LockSupport.unpark(running);
    try {
      running.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  boolean isRunning() {
    return thread != null;
  }

  /// Whether the present round is the last one.
  boolean isStopping() {
    return stopping;
  }

  /// Ends the present pause.
  void wake() {
    LockSupport.unpark(thread);
  }

  /// A fault in one round must not end the others.
  private void run() {
    while (!stopping) {
      try {
        round.run();
      } catch (RuntimeException e) {
        log.error("{} failed, going on", name, e);
      }
    }
  }
}
