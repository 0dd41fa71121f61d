package org.chimerapool.pool;

import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.chain.ChainDescription;

/// What does not change about a pool while it runs.
public record PoolDescription(
    PoolId id, String name, ChainDescription chain, Algorithm algorithm) {}
