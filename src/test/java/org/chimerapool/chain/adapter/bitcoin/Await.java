package org.chimerapool.chain.adapter.bitcoin;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what other threads and processes bring about.
final class Await {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Await() {}

  /// @return how long it took from now
  static Duration until(String what, BooleanSupplier condition) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new AssertionError("not within " + PATIENCE + ": " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
