package org.chimerapool.ui.shell;

import java.util.List;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.Pools;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.live.PoolReads;
import org.chimerapool.ui.live.Reading;
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

  Counts read() {
    return pools.all().stream().map(this::of).reduce(Counts.NONE, Counts::plus);
  }

  private Counts of(Pool pool) {
    List<WorkerPulse> workers = figures.workers(pool.description().id());
    long mining = workers.stream().filter(w -> w.status() != WorkerPulse.Status.OFFLINE).count();
    long blocks = Reading.of(() -> reads.blockCount(pool.description().id())).orElse(0L);
    List<NodeStatus> nodes = Reading.of(() -> pool.chain().nodes()).orElse(List.of());
    long down = nodes.stream().filter(n -> n.health() == NodeStatus.Health.DOWN).count();
    long lagging = nodes.stream().filter(n -> n.health() == NodeStatus.Health.LAGGING).count();
    return new Counts(mining, blocks, down, lagging);
  }

  /// @param workers mining now
  record Counts(long workers, long blocks, long nodesDown, long nodesLagging) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(
          workers + other.workers,
          blocks + other.blocks,
          nodesDown + other.nodesDown,
          nodesLagging + other.nodesLagging);
    }
  }
}
