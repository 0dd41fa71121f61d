package org.chimerapool.ui.home;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.PoolPulse;
import org.chimerapool.stats.TimeRange;
import org.chimerapool.stratum.StratumStatus;
import org.chimerapool.ui.kit.ChartLine;
import org.chimerapool.ui.kit.PoolChoice;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.live.PoolReads;
import org.springframework.stereotype.Component;

/// Computes the public front page.
@Component
class HomePresenter {

  private static final int BLOCKS = 6;

  private final Pools pools;
  private final LiveFigures figures;
  private final PoolReads reads;
  private final StratumStatus stratum;
  private final Clock clock;

  HomePresenter(
      Pools pools, LiveFigures figures, PoolReads reads, StratumStatus stratum, Clock clock) {
    this.pools = pools;
    this.figures = figures;
    this.reads = reads;
    this.stratum = stratum;
    this.clock = clock;
  }

  HomeModel read(Optional<PoolId> wanted) {
    return PoolChoice.find(pools, wanted).map(this::of).orElseGet(this::none);
  }

  private HomeModel of(Pool pool) {
    Instant now = clock.instant();
    PoolId id = pool.description().id();
    Optional<PoolPulse> pulse = figures.pulse(id).latest();
    Reading<List<BlockSummary>> blocks =
        Reading.of(() -> reads.blocks(id)).map(HomePresenter::counting);
    List<Instant> marks = blocks.orElse(List.of()).stream().map(BlockSummary::foundAt).toList();
    return new HomeModel(
        now,
        PoolChoice.of(pools, Optional.of(id)),
        lines(),
        pulse,
        Reading.of(() -> reads.series(id, TimeRange.DAY))
            .map(steps -> ChartLine.of(steps, pulse, TimeRange.DAY, marks, now)),
        blocks.map(all -> all.stream().limit(BLOCKS).toList()),
        Reading.of(() -> reads.blockCount(id)),
        stratum.port(id));
  }

  private List<HomeModel.PoolLine> lines() {
    return pools.all().stream()
        .map(Pool::description)
        .map(
            pool ->
                new HomeModel.PoolLine(
                    pool, figures.pulse(pool.id()).latest(), stratum.port(pool.id())))
        .toList();
  }

  private static List<BlockSummary> counting(List<BlockSummary> blocks) {
    return blocks.stream().filter(block -> block.status().isTaken()).toList();
  }

  private HomeModel none() {
    return new HomeModel(
        clock.instant(),
        PoolChoice.of(pools, Optional.empty()),
        List.of(),
        Optional.empty(),
        new Reading.Failed<>(),
        new Reading.There<>(List.of()),
        new Reading.There<>(0L),
        0);
  }
}
