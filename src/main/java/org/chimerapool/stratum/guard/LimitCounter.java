package org.chimerapool.stratum.guard;

/// How often something happened since the start and within the last minute. May be used from any
/// thread.
final class LimitCounter {

  private static final int SECONDS = 60;

  private final long[] counts = new long[SECONDS];
  private final long[] seconds = new long[SECONDS];
  private long total;

  /// @param now milliseconds since 1970
  synchronized void count(long now) {
    long second = now / 1000;
    int slot = (int) Math.floorMod(second, (long) SECONDS);
    if (seconds[slot] != second) {
      seconds[slot] = second;
      counts[slot] = 0;
    }
    counts[slot]++;
    total++;
  }

  synchronized long sinceStart() {
    return total;
  }

  synchronized long lastMinute(long now) {
    long second = now / 1000;
    long sum = 0;
    for (int slot = 0; slot < SECONDS; slot++) {
      if (seconds[slot] <= second && seconds[slot] > second - SECONDS) {
        sum += counts[slot];
      }
    }
    return sum;
  }
}
