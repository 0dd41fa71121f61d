package org.chimerapool.ui.miners;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.chimerapool.stats.Figures;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.WorkerFigures;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.kit.PoolChoice;
import org.springframework.stereotype.Component;

/// Computes the list of workers.
@Component
class MinersPresenter {

  private final Pools pools;
  private final LiveFigures live;
  private final Figures figures;
  private final Clock clock;

  MinersPresenter(Pools pools, LiveFigures live, Figures figures, Clock clock) {
    this.pools = pools;
    this.live = live;
    this.figures = figures;
    this.clock = clock;
  }

  MinersModel read(Optional<PoolId> wanted, MinersFilter filter) {
    PoolChoice choice = PoolChoice.of(pools, wanted);
    List<WorkerPulse> all = choice.chosen().map(pool -> live.workers(pool.id())).orElse(List.of());
    return new MinersModel(
        clock.instant(),
        choice,
        all.stream().filter(filter::fits).toList(),
        all.size(),
        !filter.isNone());
  }

  /// All that is known of one worker; empty where it has been forgotten meanwhile.
  Optional<WorkerFigures> detail(Optional<PoolId> wanted, WorkerName worker) {
    return PoolChoice.of(pools, wanted)
        .chosen()
        .flatMap(
            pool ->
                figures.workers(pool.id(), worker.address()).stream()
                    .filter(found -> found.worker().equals(worker))
                    .findFirst());
  }
}
