package org.chimerapool.pool;

import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;

/// A share that is a block.
///
/// @param id the block's id, its header's double SHA-256
/// @param raw the whole block as on the wire
/// @param networkDifficulty of the block's target
/// @param reward what the coinbase pays to the pool
public record FoundBlock(
    CoinId coin,
    ShareCredit credit,
    Hash256 id,
    byte[] raw,
    Difficulty networkDifficulty,
    Amount reward,
    byte[] payoutScript) {}
