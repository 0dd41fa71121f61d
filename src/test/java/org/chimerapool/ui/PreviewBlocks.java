package org.chimerapool.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Registration;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.BlockAnswer;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.Blocks;
import org.chimerapool.pool.PoolId;

/// A handful of blocks in every state.
class PreviewBlocks implements Blocks {

  private final Clock clock;

  PreviewBlocks(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<BlockSummary> recent(PoolId pool, int limit) {
    return List.of(
            block(pool, 870_112, 41, 0.62, BlockStatus.PENDING, 12),
            block(pool, 870_064, 152, 1.41, BlockStatus.PENDING, 60),
            block(pool, 870_031, 255, 0.38, BlockStatus.PENDING, 93),
            block(pool, 869_871, 1600, 2.04, BlockStatus.CONFIRMED, 100),
            block(pool, 869_803, 1900, 0.12, BlockStatus.ORPHANED, 0),
            block(pool, 869_512, 4900, 0.87, BlockStatus.CONFIRMED, 100))
        .stream()
        .limit(limit)
        .toList();
  }

  private BlockSummary block(
      PoolId pool,
      long height,
      long minutesAgo,
      double effort,
      BlockStatus status,
      int confirmations) {
    Instant at = clock.instant().minus(Duration.ofMinutes(minutesAgo));
    return new BlockSummary(
        pool,
        height,
        new Hash256(0, height * 77_777_777L, height * 31L, height * 1_234_567_891_011L),
        new WorkerName("bc1q9hx2v7tq0zr4m8x4ke", "rack-03"),
        at,
        Difficulty.of(86_388_558),
        OptionalDouble.of(effort),
        Amount.of(
            312_840_000L + height,
            pool.equals(PreviewPool.ID) ? PreviewPool.CHAIN.coin() : CoinId.of("LTC")),
        status,
        confirmations,
        100,
        "");
  }

  @Override
  public List<BlockAnswer> answers(PoolId pool, Hash256 block) {
    return List.of();
  }

  @Override
  public long count(PoolId pool) {
    return 6;
  }

  @Override
  public Registration onChange(Runnable listener) {
    return () -> {};
  }
}
