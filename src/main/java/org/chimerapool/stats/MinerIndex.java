package org.chimerapool.stats;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chimerapool.kernel.WorkerName;
import org.jspecify.annotations.Nullable;

/// The workers of one pool, by name and by address. May be used from any thread.
final class MinerIndex {
  private final Cache<WorkerName, WorkerMeter> workers;

  /// Workers that have only sent refused shares so far: names cost nothing, so they get little room
  /// and cannot push out anybody who works.
  private final Cache<WorkerName, WorkerMeter> newcomers;

  private final Map<String, Set<WorkerMeter>> byAddress = new ConcurrentHashMap<>();

  /// @param most beyond it the rarest are forgotten
  MinerIndex(int most) {
    workers =
        Caffeine.newBuilder()
            .maximumSize(most)
            .executor(Runnable::run)
            .removalListener(
                (@Nullable WorkerName name, @Nullable WorkerMeter meter, RemovalCause cause) ->
                    forget(meter))
            .build();
    newcomers =
        Caffeine.newBuilder().maximumSize(Math.max(1, most / 10)).executor(Runnable::run).build();
  }

  /// The meter of a worker that works.
  WorkerMeter working(WorkerName name, Supplier<WorkerMeter> make) {
    WorkerMeter known = workers.getIfPresent(name);
    if (known != null) {
      return known;
    }
    return workers.get(
        name,
        n -> {
          WorkerMeter newcomer = newcomers.asMap().remove(n);
          WorkerMeter meter = newcomer != null ? newcomer : make.get();
          byAddress.compute(
              n.address(),
              (address, others) -> {
                Set<WorkerMeter> all = others == null ? ConcurrentHashMap.newKeySet() : others;
                all.add(meter);
                return all;
              });
          return meter;
        });
  }

  /// The meter of a worker of which only refused shares may be known.
  WorkerMeter any(WorkerName name, Instant at) {
    WorkerMeter known = workers.getIfPresent(name);
    return known != null ? known : newcomers.get(name, n -> new WorkerMeter(n, "", false, at));
  }

  /// Those that work.
  Collection<WorkerMeter> working() {
    return workers.asMap().values();
  }

  Stream<WorkerMeter> all() {
    return Stream.concat(workers.asMap().values().stream(), newcomers.asMap().values().stream());
  }

  Collection<WorkerMeter> working(String address) {
    return byAddress.getOrDefault(address, Set.of());
  }

  Stream<WorkerMeter> all(String address) {
    return Stream.concat(
        working(address).stream(),
        newcomers.asMap().values().stream()
            .filter(meter -> meter.name().address().equals(address)));
  }

  /// Forgets workers that have been silent since then.
  void prune(Instant limit) {
    workers.asMap().values().removeIf(meter -> meter.lastActivity().isBefore(limit));
    newcomers.asMap().values().removeIf(meter -> meter.lastActivity().isBefore(limit));
  }

  private void forget(@Nullable WorkerMeter meter) {
    if (meter != null) {
      byAddress.computeIfPresent(
          meter.name().address(),
          (address, all) -> {
            all.remove(meter);
            return all.isEmpty() ? null : all;
          });
    }
  }
}
