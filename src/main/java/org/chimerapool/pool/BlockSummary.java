package org.chimerapool.pool;

import java.time.Instant;
import java.util.OptionalDouble;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.WorkerName;

/// A block that the pool found.
///
/// @param effort work of the round over the network's difficulty, 1 is average luck; empty where
///     the start of the round is unknown
/// @param confirmations as last seen; `maturity` are needed
/// @param detail the node's words where it refused the block, or why it was not submitted;
///     otherwise empty
/// @param siblings further candidates of the pool on the same parent that were not submitted,
///     because this block stands; they are not listed by themselves
public record BlockSummary(
    PoolId pool,
    long height,
    Hash256 hash,
    WorkerName finder,
    Instant foundAt,
    Difficulty networkDifficulty,
    OptionalDouble effort,
    Amount reward,
    BlockStatus status,
    int confirmations,
    int maturity,
    String detail,
    int siblings) {

  /// A block without siblings.
  public BlockSummary(
      PoolId pool,
      long height,
      Hash256 hash,
      WorkerName finder,
      Instant foundAt,
      Difficulty networkDifficulty,
      OptionalDouble effort,
      Amount reward,
      BlockStatus status,
      int confirmations,
      int maturity,
      String detail) {
    this(
        pool,
        height,
        hash,
        finder,
        foundAt,
        networkDifficulty,
        effort,
        reward,
        status,
        confirmations,
        maturity,
        detail,
        0);
  }
}
