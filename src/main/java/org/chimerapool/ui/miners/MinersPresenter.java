package org.chimerapool.ui.miners;

import java.time.Clock;
import java.util.List;
import org.chimerapool.pool.Pools;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.WorkerPulse;
import org.springframework.stereotype.Component;

/// Computes the list of workers.
@Component
class MinersPresenter {

  private final Pools pools;
  private final LiveFigures figures;
  private final Clock clock;

  MinersPresenter(Pools pools, LiveFigures figures, Clock clock) {
    this.pools = pools;
    this.figures = figures;
    this.clock = clock;
  }

  MinersModel read(MinersFilter filter) {
    List<WorkerPulse> all =
        pools.all().stream()
            .flatMap(pool -> figures.workers(pool.description().id()).stream())
            .toList();
    return new MinersModel(
        clock.instant(), all.stream().filter(filter::fits).toList(), all.size(), !filter.isNone());
  }
}
