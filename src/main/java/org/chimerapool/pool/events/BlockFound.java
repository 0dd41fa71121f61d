package org.chimerapool.pool.events;

import java.time.Instant;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;

/// A pool found a block and the chain took it.
public record BlockFound(
    PoolId pool, long height, Hash256 hash, WorkerName finder, Amount reward, Instant at) {}
