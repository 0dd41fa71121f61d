package org.chimerapool.ui.shell;

import java.util.List;
import java.util.Optional;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.kit.PoolChoice;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.live.PoolReads;
import org.springframework.stereotype.Component;

/// Counts what the navigation shows beside its entries.
@Component
class NavFigures {

  private final Pools pools;
  private final LiveFigures figures;
  private final PoolReads reads;

  NavFigures(Pools pools, LiveFigures figures, PoolReads reads) {
    this.pools = pools;
    this.figures = figures;
    this.reads = reads;
  }

  /// Of the pool that is looked at; nodes of all.
  Counts read(Optional<PoolId> wanted) {
    List<NodeStatus> nodes =
        pools.all().stream()
            .map(Pool::chain)
            .distinct()
            .flatMap(chain -> Reading.of(chain::nodes).orElse(List.of()).stream())
            .toList();
    return new Counts(
        PoolChoice.find(pools, wanted).map(this::mining).orElse(0L),
        PoolChoice.find(pools, wanted).map(this::blocks).orElse(0L),
        nodes.stream().filter(n -> n.health() == NodeStatus.Health.DOWN).count(),
        nodes.stream().filter(n -> n.health() == NodeStatus.Health.LAGGING).count());
  }

  private long mining(Pool pool) {
    return figures.workers(pool.description().id()).stream()
        .filter(worker -> worker.status() != WorkerPulse.Status.OFFLINE)
        .count();
  }

  private long blocks(Pool pool) {
    return Reading.of(() -> reads.blockCount(pool.description().id())).orElse(0L);
  }

  /// @param workers mining now
  record Counts(long workers, long blocks, long nodesDown, long nodesLagging) {}
}
