package org.chimerapool.pool.events;

import java.time.Instant;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.PoolId;

/// What became of a found block changed: it matured, became an orphan, came back from being one,
/// or was refused.
public record BlockSettled(
    PoolId pool, long height, Hash256 hash, BlockStatus status, Instant at) {}
