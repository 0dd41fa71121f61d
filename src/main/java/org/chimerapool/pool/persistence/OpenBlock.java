package org.chimerapool.pool.persistence;

import java.time.Instant;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.PoolId;

/// A recorded block whose fate may still change.
///
/// @param parent zero where nobody kept it
/// @param unreadPayout the script whose reward has yet to be read from the chain; empty where it
/// was, or where nobody knows the script
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
    byte[] unreadPayout) {}
