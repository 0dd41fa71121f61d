package org.chimerapool.pool.refusal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.RefusalCount;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.jspecify.annotations.Nullable;

/// Counts refusals by reason, worker and device. At most 10,000 counters: refusals of workers or
/// devices that come later are counted by reason alone. May be used from any thread.
final class RefusalCounters {

  private final Map<Key, RefusalCount> counts = new ConcurrentHashMap<>();
  private final int max;

  RefusalCounters(int max) {
    this.max = max;
  }

  private record Key(PoolId pool, Reason reason, @Nullable WorkerName worker, String device) {

    RefusalCount count(long shares, Instant at) {
      return new RefusalCount(pool, reason, worker, device, shares, at);
    }
  }

  void count(PoolId pool, Reason reason, @Nullable WorkerName worker, String device, Instant at) {
    Key wanted = new Key(pool, reason, worker, device);
    boolean full = counts.size() >= max && !counts.containsKey(wanted);
    counts.compute(
        full ? new Key(pool, reason, null, "") : wanted,
        (key, before) -> key.count(before == null ? 1 : before.shares() + 1, at));
  }

  /// The most frequent first.
  List<RefusalCount> of(PoolId pool) {
    return counts.values().stream()
        .filter(count -> count.pool().equals(pool))
        .sorted(Comparator.comparingLong(RefusalCount::shares).reversed())
        .toList();
  }
}
