package org.chimerapool.stats;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.chimerapool.pool.ShareVerdict.Reason;

/// Refused shares of the last hour by minute and reason. Not thread-safe.
final class RefusalRing {
  private static final int MINUTES = 60;
  private static final Reason[] REASONS = Reason.values();

  private final long[] slots = new long[MINUTES];
  private final int[] counts = new int[MINUTES * REASONS.length];

  /// @param second since 1970
  void add(long second, Reason reason, int count) {
    long slot = Math.floorDiv(second, 60);
    int i = Math.floorMod(slot, MINUTES);
    if (slots[i] > slot) {
      return;
    }
    if (slots[i] < slot) {
      slots[i] = slot;
      Arrays.fill(counts, i * REASONS.length, (i + 1) * REASONS.length, 0);
    }
    counts[i * REASONS.length + reason.ordinal()] += count;
  }

  long total(long now) {
    return byReason(now).values().stream().mapToLong(Long::longValue).sum();
  }

  /// Only the reasons that occurred.
  Map<Reason, Long> byReason(long now) {
    long current = Math.floorDiv(now, 60);
    Map<Reason, Long> sums = new EnumMap<>(Reason.class);
    for (int i = 0; i < MINUTES; i++) {
      if (slots[i] <= current - MINUTES || slots[i] > current) {
        continue;
      }
      for (Reason reason : REASONS) {
        int count = counts[i * REASONS.length + reason.ordinal()];
        if (count > 0) {
          sums.merge(reason, (long) count, Long::sum);
        }
      }
    }
    return Collections.unmodifiableMap(sums);
  }
}
