package org.chimerapool.pool.persistence;

import java.time.Instant;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolPlan;
import org.jspecify.annotations.Nullable;

/// A pool as the database has it.
///
/// @param drainsUntil null unless it is wanted to drain
record StoredPool(
    PoolId id,
    PoolPlan plan,
    String algorithm,
    Wanted wanted,
    @Nullable Instant drainsUntil,
    Instant createdAt) {}
