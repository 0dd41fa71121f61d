package org.chimerapool.pool.persistence;

import java.time.Instant;
import java.util.UUID;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.PoolId;
import org.jspecify.annotations.Nullable;

/// A recorded block whose fate may still change.
///
/// @param parent zero where nobody kept it
/// @param unreadPayout the script whose reward has yet to be read from the chain; empty where it
/// was, or where nobody knows the script
/// @param seenAt when a process last saw it in its chain, give or take a minute
/// @param seenBy the key of that process
record OpenBlock(
    long id,
    PoolId pool,
    CoinId coin,
    long height,
    Hash256 hash,
    Hash256 parent,
    Instant foundAt,
    Difficulty networkDifficulty,
    BlockStatus status,
    int confirmations,
    byte[] unreadPayout,
    @Nullable Instant seenAt,
    @Nullable UUID seenBy) {

  /// Whether it was seen in a chain since then.
  boolean isSeenSince(Instant time) {
    return seenAt != null && !seenAt.isBefore(time);
  }
}
