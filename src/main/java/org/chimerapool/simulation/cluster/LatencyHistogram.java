package org.chimerapool.simulation.cluster;

import java.time.Duration;
import java.util.Arrays;

/// Counts times in buckets that are at most 1.6 % wide, up to half an hour. Belongs to
/// one thread.
final class LatencyHistogram {

  /// Each power of two is cut into so many buckets.
  private static final int FINE_BITS = 6;

  private static final int BUCKETS = (42 - FINE_BITS) << FINE_BITS;

  private final long[] counts = new long[BUCKETS];
  private long total;
  private long longest;

  void add(long nanos) {
    long time = Math.max(nanos, 0);
    counts[bucket(time)]++;
    total++;
    longest = Math.max(longest, time);
  }

  void add(LatencyHistogram other) {
    for (int i = 0; i < BUCKETS; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
    longest = Math.max(longest, other.longest);
  }

  void clear() {
    Arrays.fill(counts, 0);
    total = 0;
    longest = 0;
  }

  long count() {
    return total;
  }

  /// A time that the given part of all are not longer than; zero where there are none.
  ///
  /// @param part above 0 and at most 1
  Duration percentile(double part) {
    long wanted = (long) Math.ceil(part * total);
    long seen = 0;
    for (int i = 0; i < BUCKETS && wanted > 0; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return Duration.ofNanos(Math.min(upperEnd(i), longest));
      }
    }
    return Duration.ofNanos(longest);
  }

  Duration longest() {
    return Duration.ofNanos(longest);
  }

  private static int bucket(long nanos) {
    int shift = Math.max(0, 63 - Long.numberOfLeadingZeros(nanos | 1) - FINE_BITS);
    return (int) Math.min(BUCKETS - 1L, ((long) shift << FINE_BITS) + (nanos >>> shift));
  }

  private static long upperEnd(int bucket) {
    int shift = Math.max(0, (bucket >>> FINE_BITS) - 1);
    long fine = bucket - ((long) shift << FINE_BITS);
    return ((fine + 1) << shift) - 1;
  }
}
