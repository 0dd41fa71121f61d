package org.chimerapool.pool.refusal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.RefusalCount;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.jspecify.annotations.Nullable;

/// Counts refusals of the last day by hour, reason, worker and device. May be used from any thread.
///
/// The number of counters is bounded, for names and devices are what strangers say they are: one
/// address has only so many in an hour, and where all are taken the one that was quiet longest
/// goes. What has none is counted by hour and reason alone, so that no refusal is lost.
final class RefusalCounters {

  private static final Duration DAY = Duration.ofDays(1);

  private final int max;
  private final int perAddress;
  private final int keptPerHour;

  /// The one that was quiet longest first.
  private final Map<Key, Tally> counters = new LinkedHashMap<>(16, 0.75f, true);

  private final Map<Key, Tally> rest = new HashMap<>();
  private final Map<Owner, Integer> owned = new HashMap<>();
  private final Map<Instant, Integer> kept = new HashMap<>();

  /// @param max counters in all
  /// @param perAddress in one hour
  /// @param keptPerHour that are kept over a restart
  RefusalCounters(int max, int perAddress, int keptPerHour) {
    this.max = max;
    this.perAddress = perAddress;
    this.keptPerHour = keptPerHour;
  }

  private record Key(
      Instant hour, PoolId pool, Reason reason, @Nullable WorkerName worker, String device) {

    Key withoutOwner() {
      return new Key(hour, pool, reason, null, "");
    }

    Key ofDay() {
      return new Key(Instant.EPOCH, pool, reason, worker, device);
    }

    Owner owner() {
      return new Owner(hour, pool, worker == null ? "" : worker.address());
    }

    boolean hasOwner() {
      return worker != null || !device.isEmpty();
    }
  }

  private record Owner(Instant hour, PoolId pool, String address) {}

  private static final class Tally {
    private long shares;
    private long unsaved;
    private boolean saved;
    private Instant lastAt = Instant.MIN;

    private void add(long more, long unsavedMore, Instant at) {
      shares += more;
      unsaved += unsavedMore;
      lastAt = at.isAfter(lastAt) ? at : lastAt;
    }
  }

  synchronized void count(
      PoolId pool, Reason reason, @Nullable WorkerName worker, String device, Instant at) {
    Key key = new Key(at.truncatedTo(ChronoUnit.HOURS), pool, reason, worker, device);
    tally(key).add(1, 1, at);
  }

  /// The most frequent of the last day first.
  synchronized List<RefusalCount> of(PoolId pool, Instant now) {
    forget(now);
    Map<Key, Tally> sums = new HashMap<>();
    for (Map<Key, Tally> part : List.of(counters, rest)) {
      part.forEach(
          (key, tally) -> {
            if (key.pool().equals(pool)) {
              sums.computeIfAbsent(key.ofDay(), _ -> new Tally())
                  .add(tally.shares, 0, tally.lastAt);
            }
          });
    }
    return sums.entrySet().stream()
        .map(
            sum ->
                new RefusalCount(
                    pool,
                    sum.getKey().reason(),
                    sum.getKey().worker(),
                    sum.getKey().device(),
                    sum.getValue().shares,
                    sum.getValue().lastAt))
        .sorted(Comparator.comparingLong(RefusalCount::shares).reversed())
        .toList();
  }

  /// What was counted since the last time, for keeping. Counters beyond so many of an hour are kept
  /// by their reason alone.
  synchronized List<CountedHour> takeChanges(Instant now) {
    forget(now);
    List<CountedHour> changes = new ArrayList<>();
    for (Map<Key, Tally> part : List.of(counters, rest)) {
      part.forEach(
          (key, tally) -> {
            if (tally.unsaved > 0) {
              CountedHour change = change(key, tally);
              changes.add(isKept(key, tally) ? change : change.withoutOwner());
              tally.unsaved = 0;
            }
          });
    }
    return changes;
  }

  /// What could not be kept is taken for keeping again the next time.
  synchronized void putBack(List<CountedHour> changes) {
    changes.forEach(change -> tally(key(change)).add(0, change.shares(), change.lastAt()));
  }

  /// What was kept before the start.
  synchronized void restore(List<CountedHour> hours) {
    for (CountedHour hour : hours) {
      Tally tally = tally(key(hour));
      tally.add(hour.shares(), 0, hour.lastAt());
      if (!tally.saved) {
        tally.saved = true;
        kept.merge(hour.hour(), 1, Integer::sum);
      }
    }
  }

  private boolean isKept(Key key, Tally tally) {
    if (!tally.saved && key.hasOwner() && kept.getOrDefault(key.hour(), 0) < keptPerHour) {
      tally.saved = true;
      kept.merge(key.hour(), 1, Integer::sum);
    }
    return tally.saved;
  }

  private Tally tally(Key key) {
    if (!key.hasOwner()) {
      return rest.computeIfAbsent(key, _ -> new Tally());
    }
    Tally known = counters.get(key);
    if (known != null) {
      return known;
    }
    if (owned.getOrDefault(key.owner(), 0) >= perAddress) {
      return rest.computeIfAbsent(key.withoutOwner(), _ -> new Tally());
    }
    if (counters.size() >= max) {
      dropQuietest();
    }
    Tally fresh = new Tally();
    counters.put(key, fresh);
    owned.merge(key.owner(), 1, Integer::sum);
    return fresh;
  }

  private void dropQuietest() {
    Iterator<Map.Entry<Key, Tally>> quietest = counters.entrySet().iterator();
    Map.Entry<Key, Tally> gone = quietest.next();
    quietest.remove();
    disown(gone.getKey());
    Tally left = gone.getValue();
    rest.computeIfAbsent(gone.getKey().withoutOwner(), _ -> new Tally())
        .add(left.shares, left.unsaved, left.lastAt);
  }

  private void disown(Key key) {
    owned.computeIfPresent(key.owner(), (_, count) -> count == 1 ? null : count - 1);
  }

  private void forget(Instant now) {
    Instant since = now.minus(DAY).truncatedTo(ChronoUnit.HOURS);
    counters
        .keySet()
        .removeIf(
            key -> {
              boolean over = key.hour().isBefore(since);
              if (over) {
                disown(key);
              }
              return over;
            });
    rest.keySet().removeIf(key -> key.hour().isBefore(since));
    kept.keySet().removeIf(hour -> hour.isBefore(since));
  }

  private static Key key(CountedHour of) {
    return new Key(of.hour(), of.pool(), of.reason(), of.worker(), of.device());
  }

  private static CountedHour change(Key key, Tally tally) {
    return new CountedHour(
        key.hour(),
        key.pool(),
        key.reason(),
        key.worker(),
        key.device(),
        tally.unsaved,
        tally.lastAt);
  }
}
