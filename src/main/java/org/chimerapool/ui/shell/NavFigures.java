package org.chimerapool.ui.shell;

import java.util.List;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.pool.Pool;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.access.OwnPools;
import org.chimerapool.ui.kit.PoolWish;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.live.PoolReads;
import org.springframework.stereotype.Component;

/// Counts what the navigation shows beside its entries.
@Component
class NavFigures {

  private final OwnPools pools;
  private final LiveFigures figures;
  private final PoolReads reads;

  NavFigures(OwnPools pools, LiveFigures figures, PoolReads reads) {
    this.pools = pools;
    this.figures = figures;
    this.reads = reads;
  }

  /// Of the pool that is looked at; nodes of all.
  Counts read(PoolWish wish) {
    List<NodeStatus> nodes =
        pools.all(wish.within()).stream()
            .map(Pool::chain)
            .distinct()
            .flatMap(chain -> Reading.of(chain::nodes).orElse(List.of()).stream())
            .toList();
    return new Counts(
        pools.find(wish).map(this::mining).orElse(0L),
        pools.find(wish).map(this::blocks).orElse(0L),
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
