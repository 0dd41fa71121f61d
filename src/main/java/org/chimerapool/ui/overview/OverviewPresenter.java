package org.chimerapool.ui.overview;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.identity.TenantId;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.chimerapool.stats.Figures;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.PoolFigures;
import org.chimerapool.stats.PoolPulse;
import org.chimerapool.stats.SeriesPoint;
import org.chimerapool.stats.TimeRange;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.access.OwnPools;
import org.chimerapool.ui.kit.ChartLine;
import org.chimerapool.ui.kit.PoolWish;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.live.PoolReads;
import org.springframework.stereotype.Component;

/// Computes the overview.
@Component
class OverviewPresenter {

  static final int WORKERS = 7;
  static final int BLOCKS = 7;

  private final OwnPools pools;
  private final LiveFigures live;
  private final Figures figures;
  private final PoolReads reads;
  private final ProblemFinder problems;
  private final HealthCheck health;
  private final Clock clock;

  OverviewPresenter(
      OwnPools pools,
      LiveFigures live,
      Figures figures,
      PoolReads reads,
      ProblemFinder problems,
      HealthCheck health,
      Clock clock) {
    this.pools = pools;
    this.live = live;
    this.health = health;
    this.figures = figures;
    this.reads = reads;
    this.problems = problems;
    this.clock = clock;
  }

  /// @param wish the pool to tell of; the first where it is empty or does not run
  OverviewModel read(PoolWish wish, TimeRange range) {
    Instant now = clock.instant();
    return pools
        .find(wish)
        .map(pool -> of(pool, wish.within(), range, now))
        .orElseGet(() -> none(wish.within(), now));
  }

  private OverviewModel of(Pool pool, Optional<TenantId> within, TimeRange range, Instant now) {
    PoolId id = pool.description().id();
    Optional<PoolPulse> pulse = live.pulse(id).latest();
    PoolFigures own = figures.pool(id);
    List<WorkerPulse> workers = live.workers(id);
    Reading<List<NodeStatus>> nodes = Reading.of(() -> pool.chain().nodes());
    Reading<List<BlockSummary>> blocks = Reading.of(() -> reads.blocks(id));
    Reading<List<SeriesPoint>> series = Reading.of(() -> reads.series(id, range));
    List<Instant> marks =
        blocks.orElse(List.of()).stream()
            .filter(block -> block.status().isTaken())
            .map(BlockSummary::foundAt)
            .toList();
    return new OverviewModel(
        now,
        pools.choice(new PoolWish(Optional.of(id), within)),
        pulse,
        own.hashrate(),
        RefusalReasons.of(own.refused(), own.shares()),
        health.checks(
            pools.all(within),
            nodes.orElse(List.of()),
            workers,
            pulse.map(PoolPulse::refusedRatio).orElse(OptionalDouble.empty())),
        problems.find(pools.all(within), nodes.orElse(List.of()), workers, within.isEmpty()),
        series.map(steps -> ChartLine.of(steps, pulse, range, marks, now)),
        shares(series.orElse(List.of())),
        workers.stream().filter(w -> w.status() == WorkerPulse.Status.OFFLINE).count(),
        workers.stream().limit(WORKERS).toList(),
        blocks.map(all -> all.stream().limit(BLOCKS).toList()),
        Reading.of(() -> reads.blockCount(id)),
        meanEffort(blocks.orElse(List.of())),
        nodes);
  }

  private OverviewModel none(Optional<TenantId> within, Instant now) {
    return new OverviewModel(
        now,
        pools.choice(new PoolWish(Optional.empty(), within)),
        Optional.empty(),
        Map.of(),
        List.of(),
        health.checks(List.of(), List.of(), List.of(), OptionalDouble.empty()),
        problems.find(List.of(), List.of(), List.of(), within.isEmpty()),
        new Reading.Failed<>(),
        List.of(),
        0,
        List.of(),
        new Reading.There<>(List.of()),
        new Reading.There<>(0L),
        Optional.empty(),
        new Reading.There<>(List.of()));
  }

  /// Without the step that still runs, which would look like a fall.
  private static List<Double> shares(List<SeriesPoint> series) {
    return series.stream()
        .limit(Math.max(0, series.size() - 1))
        .dropWhile(step -> step.shares() == 0)
        .map(step -> (double) step.shares())
        .toList();
  }

  private static Optional<Double> meanEffort(List<BlockSummary> blocks) {
    OptionalDouble mean =
        blocks.stream()
            .filter(block -> block.status().isTaken())
            .flatMapToDouble(block -> block.effort().stream())
            .average();
    return mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
  }
}
