package org.chimerapool.stats;

/// Shares of a sliding stretch of time in buckets of equal width. Not thread-safe; adding allocates
/// nothing.
final class ShareRing {
  private final int width;
  private final long[] slots;
  private final long[] shares;
  private final double[] work;
  private final double[] squares;

  /// @param width of a bucket in seconds
  /// @param buckets how many; what is older is forgotten
  ShareRing(int width, int buckets) {
    this.width = width;
    this.slots = new long[buckets];
    this.shares = new long[buckets];
    this.work = new double[buckets];
    this.squares = new double[buckets];
  }

  /// @param second since 1970
  void add(long second, long count, double difficulties, double squared) {
    long slot = Math.floorDiv(second, width);
    int i = Math.floorMod(slot, slots.length);
    if (slots[i] > slot) {
      return;
    }
    if (slots[i] < slot) {
      slots[i] = slot;
      shares[i] = 0;
      work[i] = 0;
      squares[i] = 0;
    }
    shares[i] += count;
    work[i] += difficulties;
    squares[i] += squared;
  }

  /// The newest `buckets` buckets, the running one included.
  Tally newest(long now, int buckets) {
    long current = Math.floorDiv(now, width);
    long count = 0;
    double difficulties = 0;
    double squared = 0;
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] > current - buckets && slots[i] <= current) {
        count += shares[i];
        difficulties += work[i];
        squared += squares[i];
      }
    }
    return new Tally(count, difficulties, squared);
  }

  /// The work of one bucket, counted back from the running one, which is 0.
  double workOf(long now, int ago) {
    long slot = Math.floorDiv(now, width) - ago;
    int i = Math.floorMod(slot, slots.length);
    return slots[i] == slot ? work[i] : 0;
  }

  /// When the oldest of the newest `buckets` buckets begins, in seconds since 1970.
  long startOfNewest(long now, int buckets) {
    return (Math.floorDiv(now, width) - buckets + 1) * width;
  }

  /// Seconds that so many buckets cover at least when nothing of them is missing, but for a bit.
  double most(int buckets) {
    return 0.98 * width * (buckets - 1);
  }
}
