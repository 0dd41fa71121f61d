package org.chimerapool.pool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A pool that is stored, and how it is doing.
///
/// @param detail in one sentence why it waits, empty where it does not
/// @param connections that are open now
/// @param drainsUntil when the last connections are let go; null unless it drains
public record PoolEntry(
    PoolId id,
    PoolPlan plan,
    PoolState state,
    String detail,
    int connections,
    Instant createdAt,
    @Nullable Instant drainsUntil) {}
