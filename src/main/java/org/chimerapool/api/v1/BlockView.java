package org.chimerapool.api.v1;

import java.time.Instant;
import org.chimerapool.pool.BlockSummary;
import org.jspecify.annotations.Nullable;

/// A block that the pool found.
///
/// @param networkDifficulty that it had to meet
/// @param effort of the round that it ended: work done over work expected
/// @param reward in the coin's smallest unit, as a decimal number in text
record BlockView(
    int pool,
    long height,
    String hash,
    String finder,
    Instant foundAt,
    double networkDifficulty,
    @Nullable Double effort,
    String reward,
    String coin,
    String status,
    int confirmations,
    int maturity) {

  static BlockView of(BlockSummary block) {
    return new BlockView(
        block.pool().value(),
        block.height(),
        block.hash().toDisplayHex(),
        block.finder().toString(),
        block.foundAt(),
        block.networkDifficulty().value(),
        PoolView.orNull(block.effort()),
        block.reward().units().toString(),
        block.reward().coin().ticker(),
        Names.of(block.status()),
        block.confirmations(),
        block.maturity());
  }
}
