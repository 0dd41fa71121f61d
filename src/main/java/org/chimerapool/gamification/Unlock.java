package org.chimerapool.gamification;

import java.time.Instant;
import java.util.Optional;
import org.chimerapool.pool.PoolId;

/// Somebody has just earned a badge.
///
/// @param name chosen by the address's owner
public record Unlock(
    PoolId pool,
    String address,
    Optional<String> name,
    AchievementRule rule,
    Instant at,
    boolean simulated) {}
