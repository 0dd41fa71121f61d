package org.chimerapool.stats;

import java.util.Arrays;

/// Shares of a sliding stretch of time in buckets of equal width. Not thread-safe; adding allocates
/// nothing.
final class ShareRing {
  private final int width;
  private final int[] shares;
  private final double[] work;
  private final double[] squares;

  /// The newest bucket that was added to, counted from 1970.
  private long head = Long.MIN_VALUE / 2;

  /// @param width of a bucket in seconds
  /// @param buckets how many; what is older is forgotten
  ShareRing(int width, int buckets) {
    this.width = width;
    this.shares = new int[buckets];
    this.work = new double[buckets];
    this.squares = new double[buckets];
  }

  /// @param second since 1970
  void add(long second, long count, double difficulties, double squared) {
    long slot = Math.floorDiv(second, width);
    if (slot <= head - shares.length) {
      return;
    }
    if (slot > head) {
      forget(slot);
    }
    int i = Math.floorMod(slot, shares.length);
    shares[i] += (int) count;
    work[i] += difficulties;
    squares[i] += squared;
  }

  void add(long second, Tally tally) {
    add(second, tally.shares(), tally.work(), tally.squares());
  }

  /// The newest `buckets` buckets, the running one included.
  Tally newest(long now, int buckets) {
    long current = Math.floorDiv(now, width);
    long oldest = Math.max(current - buckets, head - shares.length) + 1;
    long count = 0;
    double difficulties = 0;
    double squared = 0;
    for (long slot = oldest; slot <= Math.min(current, head); slot++) {
      int i = Math.floorMod(slot, shares.length);
      count += shares[i];
      difficulties += work[i];
      squared += squares[i];
    }
    return count == 0 ? Tally.NONE : new Tally(count, difficulties, squared);
  }

  /// The work of one bucket, counted back from the running one, which is 0.
  double workOf(long now, int ago) {
    long slot = Math.floorDiv(now, width) - ago;
    boolean known = slot <= head && slot > head - shares.length;
    return known ? work[Math.floorMod(slot, shares.length)] : 0;
  }

  /// When the oldest of the newest `buckets` buckets begins, in seconds since 1970.
  long startOfNewest(long now, int buckets) {
    return (Math.floorDiv(now, width) - buckets + 1) * width;
  }

  /// Empties the buckets that time has passed over.
  private void forget(long slot) {
    if (slot - head >= shares.length) {
      Arrays.fill(shares, 0);
      Arrays.fill(work, 0);
      Arrays.fill(squares, 0);
    } else {
      for (long passed = head + 1; passed <= slot; passed++) {
        int i = Math.floorMod(passed, shares.length);
        shares[i] = 0;
        work[i] = 0;
        squares[i] = 0;
      }
    }
    head = slot;
  }
}
