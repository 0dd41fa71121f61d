package org.chimerapool.ui.miners;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.stats.Figures;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.WorkerFigures;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.access.OwnPools;
import org.chimerapool.ui.kit.PoolChoice;
import org.chimerapool.ui.kit.PoolWish;
import org.springframework.stereotype.Component;

/// Computes the list of workers.
@Component
class MinersPresenter {

  private final OwnPools pools;
  private final LiveFigures live;
  private final Figures figures;
  private final Clock clock;

  MinersPresenter(OwnPools pools, LiveFigures live, Figures figures, Clock clock) {
    this.pools = pools;
    this.live = live;
    this.figures = figures;
    this.clock = clock;
  }

  MinersModel read(PoolWish wish, MinersFilter filter) {
    PoolChoice choice = pools.choice(wish);
    List<WorkerPulse> all = choice.chosen().map(pool -> live.workers(pool.id())).orElse(List.of());
    return new MinersModel(
        clock.instant(),
        choice,
        all.stream().filter(filter::fits).toList(),
        all.size(),
        !filter.isNone());
  }

  /// All that is known of one worker; empty where it has been forgotten meanwhile.
  Optional<WorkerFigures> detail(PoolWish wish, WorkerName worker) {
    return pools
        .choice(wish)
        .chosen()
        .flatMap(
            pool ->
                figures.workers(pool.id(), worker.address()).stream()
                    .filter(found -> found.worker().equals(worker))
                    .findFirst());
  }
}
