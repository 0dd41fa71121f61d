package org.chimerapool.stats;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.springframework.stereotype.Component;

/// Answers from the meters.
@Component
class MeterFigures implements Figures {

  private final LiveMeter live;
  private final Pools pools;
  private final Clock clock;

  MeterFigures(LiveMeter live, Pools pools, Clock clock) {
    this.live = live;
    this.pools = pools;
    this.clock = clock;
  }

  @Override
  public PoolFigures pool(PoolId pool) {
    Instant now = clock.instant();
    return algorithm(pool)
        .map(algorithm -> live.meter(pool).figures(algorithm, now))
        .orElseGet(() -> live.meter(pool).unknown(now));
  }

  @Override
  public Optional<MinerFigures> miner(PoolId pool, String address) {
    Instant now = clock.instant();
    return algorithm(pool).flatMap(algorithm -> live.meter(pool).figures(address, algorithm, now));
  }

  @Override
  public List<WorkerFigures> workers(PoolId pool, String address) {
    Instant now = clock.instant();
    return algorithm(pool)
        .map(algorithm -> live.meter(pool).workers(address, algorithm, now))
        .orElse(List.of());
  }

  private Optional<Algorithm> algorithm(PoolId pool) {
    return pools.find(pool).map(found -> found.description().algorithm());
  }
}
