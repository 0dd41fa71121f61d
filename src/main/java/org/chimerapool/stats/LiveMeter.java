package org.chimerapool.stats;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
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
  private final Map<PoolId, PoolMeter> meters = new ConcurrentHashMap<>();
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
    return workers(pool, name -> true);
  }

  @Override
  public List<WorkerPulse> workers(PoolId pool, String address) {
    return workers(pool, name -> name.address().equals(address));
  }

  PoolMeter meter(PoolId pool) {
    return meters.computeIfAbsent(pool, id -> new PoolMeter(id, maxWorkers, clock.instant()));
  }

  /// Publishes the pulse of every running pool and hands it on.
  void beat() {
    Instant now = clock.instant();
    for (Pool pool : pools.all()) {
      Algorithm algorithm = pool.description().algorithm();
      PoolMeter meter = meter(pool.description().id());
      pool.currentJob()
          .map(job -> Difficulty.of(job.networkTarget(), algorithm.difficultyOne()))
          .ifPresent(difficulty -> meter.round().networkDifficulty(difficulty.value()));
      meter.feed().publish(meter.pulse(algorithm, now));
      meter.feed().tick();
    }
  }

  void prune() {
    Instant now = clock.instant();
    meters.values().forEach(meter -> meter.prune(now));
  }

  private List<WorkerPulse> workers(PoolId pool, Predicate<WorkerName> wanted) {
    return pools
        .find(pool)
        .map(p -> meter(pool).pulses(wanted, p.description().algorithm(), clock.instant()))
        .orElse(List.of());
  }
}
