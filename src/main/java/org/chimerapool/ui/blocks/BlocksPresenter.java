package org.chimerapool.ui.blocks;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.identity.TenantId;
import org.chimerapool.kernel.Amount;
import org.chimerapool.pool.BlockAnswer;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.Blocks;
import org.chimerapool.pool.Pool;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.access.OwnPools;
import org.chimerapool.ui.kit.PoolWish;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.live.PoolReads;
import org.springframework.stereotype.Component;

/// Computes the page of blocks.
@Component
class BlocksPresenter {

  private final OwnPools pools;
  private final PoolReads reads;
  private final LiveFigures figures;
  private final Blocks blocks;
  private final Clock clock;

  BlocksPresenter(
      OwnPools pools, PoolReads reads, LiveFigures figures, Blocks blocks, Clock clock) {
    this.pools = pools;
    this.reads = reads;
    this.figures = figures;
    this.blocks = blocks;
    this.clock = clock;
  }

  BlocksModel read(PoolWish wish) {
    return pools
        .find(wish)
        .map(pool -> of(pool, wish.within()))
        .orElseGet(() -> none(wish.within()));
  }

  private BlocksModel of(Pool pool, Optional<TenantId> within) {
    ChainDescription chain = pool.description().chain();
    Reading<List<BlockSummary>> reading = Reading.of(() -> reads.blocks(pool.description().id()));
    List<BlockSummary> blocks = reading.orElse(List.of());
    OptionalDouble mean =
        blocks.stream()
            .filter(block -> block.status().isTaken())
            .flatMapToDouble(block -> block.effort().stream())
            .average();
    return new BlocksModel(
        clock.instant(),
        pools.choice(new PoolWish(Optional.of(pool.description().id()), within)),
        reading,
        Reading.of(() -> reads.blockCount(pool.description().id())),
        mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty(),
        with(blocks, BlockStatus.PENDING).size(),
        Optional.of(
            with(blocks, BlockStatus.PENDING).stream()
                .map(BlockSummary::reward)
                .reduce(Amount.zero(chain.coin()), Amount::plus)),
        with(blocks, BlockStatus.ORPHANED).size(),
        figures.workers(pool.description().id()).stream()
            .filter(WorkerPulse::simulated)
            .map(WorkerPulse::worker)
            .collect(Collectors.toSet()));
  }

  /// What each node said to a block; waits for the database.
  List<BlockAnswer> answers(BlockSummary block) {
    return blocks.answers(block.pool(), block.hash());
  }

  private static List<BlockSummary> with(List<BlockSummary> blocks, BlockStatus status) {
    return blocks.stream().filter(block -> block.status() == status).toList();
  }

  private BlocksModel none(Optional<TenantId> within) {
    return new BlocksModel(
        clock.instant(),
        pools.choice(new PoolWish(Optional.empty(), within)),
        new Reading.There<>(List.of()),
        new Reading.There<>(0L),
        Optional.empty(),
        0,
        Optional.empty(),
        0,
        Set.of());
  }
}
