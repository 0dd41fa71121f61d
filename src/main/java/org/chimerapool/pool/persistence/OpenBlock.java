package org.chimerapool.pool.persistence;

import java.time.Instant;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.PoolId;

/// A recorded block whose fate may still change.
///
/// @param effortKnown whether the work of its round has been summed up
record OpenBlock(
    long id,
    PoolId pool,
    CoinId coin,
    long height,
    Hash256 hash,
    Instant foundAt,
    Difficulty networkDifficulty,
    BlockStatus status,
    int confirmations,
    boolean effortKnown) {}
