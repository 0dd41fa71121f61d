package org.chimerapool.stats;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.LiveFeed;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.ShareCredit;
import org.chimerapool.pool.ShareObserver;
import org.chimerapool.pool.ShareVerdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Counts shares in memory as they are judged and answers for the live figures.
@Component
final class LiveMeter implements LiveFigures, ShareObserver {
  private static final Duration FRESH = Duration.ofMillis(400);

  /// So many workers are read anew for each page.
  private static final int FEW = 100;

  private final Map<PoolId, PoolMeter> meters = new ConcurrentHashMap<>();
  private final Map<PoolId, Listed> lists = new ConcurrentHashMap<>();
  private final Pools pools;
  private final Clock clock;
  private final int maxWorkers;

  LiveMeter(Pools pools, Clock clock, StatsSettings settings) {
    this.pools = pools;
    this.clock = clock;
    this.maxWorkers = settings.maxWorkers();
  }

  @Override
  public void accepted(ShareCredit credit) {
    meter(credit.pool()).accept(credit);
  }

  @Override
  public void rejected(
      PoolId pool, @Nullable WorkerName worker, ShareVerdict.Reason reason, Instant at) {
    meter(pool).refuse(worker, reason, 1, at);
  }

  @Override
  public LiveFeed<PoolPulse> pulse(PoolId pool) {
    return meter(pool).feed();
  }

  @Override
  public List<WorkerPulse> workers(PoolId pool) {
    Listed known = lists.get(pool);
    Instant now = clock.instant();
    if (known == null || known.at.plus(FRESH).isBefore(now) || known.at.isAfter(now)) {
      known = new Listed(now, read(pool, meter -> meter.miners().all(), now));
      if (known.workers.size() > FEW) {
        lists.put(pool, known);
      }
    }
    return known.workers;
  }

  @Override
  public List<WorkerPulse> workers(PoolId pool, String address) {
    return read(pool, meter -> meter.miners().all(address), clock.instant());
  }

  PoolMeter meter(PoolId pool) {
    return meters.computeIfAbsent(pool, id -> new PoolMeter(id, maxWorkers, clock.instant()));
  }

  Map<PoolId, PoolMeter> meters() {
    return Map.copyOf(meters);
  }

  /// Publishes the pulse of every running pool and hands it on.
  void beat() {
    Instant now = clock.instant();
    Set<PoolId> running = new HashSet<>();
    for (Pool pool : pools.all()) {
      Algorithm algorithm = pool.description().algorithm();
      PoolMeter meter = meter(pool.description().id());
      pool.currentJob()
          .map(job -> Difficulty.of(job.networkTarget(), algorithm.difficultyOne()))
          .ifPresent(difficulty -> meter.round().networkDifficulty(difficulty.value()));
      meter.working(pool.currentJob().isPresent(), now);
      meter.feed().publish(meter.pulse(meter.moment(algorithm, now)));
      meter.feed().tick();
      running.add(pool.description().id());
    }
    meters.forEach(
        (id, meter) -> {
          if (!running.contains(id)) {
            meter.working(false, now);
          }
        });
  }

  void prune() {
    Instant now = clock.instant();
    meters.values().forEach(meter -> meter.prune(now));
  }

  private List<WorkerPulse> read(
      PoolId pool, Function<PoolMeter, Stream<WorkerMeter>> wanted, Instant now) {
    return pools
        .find(pool)
        .map(
            running -> {
              PoolMeter meter = meter(pool);
              Moment moment = meter.moment(running.description().algorithm(), now);
              return meter.pulses(wanted.apply(meter), moment);
            })
        .orElse(List.of());
  }

  /// All workers of a pool, read once for all pages that are open.
  private record Listed(Instant at, List<WorkerPulse> workers) {}
}
