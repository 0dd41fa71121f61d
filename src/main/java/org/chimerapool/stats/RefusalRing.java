package org.chimerapool.stats;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.chimerapool.pool.ShareVerdict.Reason;

/// Refused shares of the last hour by minute and reason. Not thread-safe.
final class RefusalRing {
  private static final int MINUTES = 60;

  private final long[] slots = new long[MINUTES];
  private final Map<Reason, int[]> counts = new EnumMap<>(Reason.class);

  /// @param second since 1970
  void add(long second, Reason reason, int count) {
    long slot = Math.floorDiv(second, 60);
    int i = Math.floorMod(slot, MINUTES);
    if (slots[i] > slot) {
      return;
    }
    if (slots[i] < slot) {
      slots[i] = slot;
      counts.values().forEach(ofReason -> ofReason[i] = 0);
    }
    counts.computeIfAbsent(reason, r -> new int[MINUTES])[i] += count;
  }

  long total(long now) {
    return byReason(now).values().stream().mapToLong(Long::longValue).sum();
  }

  /// Of the newest so many minutes, the running one included.
  long newest(long now, int minutes) {
    return byReason(now, minutes).values().stream().mapToLong(Long::longValue).sum();
  }

  /// Only the reasons that occurred.
  Map<Reason, Long> byReason(long now) {
    return byReason(now, MINUTES);
  }

  private Map<Reason, Long> byReason(long now, int minutes) {
    long current = Math.floorDiv(now, 60);
    Map<Reason, Long> sums = new EnumMap<>(Reason.class);
    counts.forEach(
        (reason, ofReason) -> {
          for (int i = 0; i < MINUTES; i++) {
            if (ofReason[i] > 0 && slots[i] > current - minutes && slots[i] <= current) {
              sums.merge(reason, (long) ofReason[i], Long::sum);
            }
          }
        });
    return Collections.unmodifiableMap(sums);
  }
}
