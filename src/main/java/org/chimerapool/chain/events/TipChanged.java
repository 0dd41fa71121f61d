package org.chimerapool.chain.events;

import java.time.Instant;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Hash256;

/// A chain has a new best block.
///
/// @param reorgDepth how many blocks of the former best chain are no longer in it; 0 for plain
/// growth
public record TipChanged(CoinId coin, long height, Hash256 hash, int reorgDepth, Instant at) {}
