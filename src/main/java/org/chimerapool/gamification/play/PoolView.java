package org.chimerapool.gamification.play;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.chimerapool.gamification.Season;
import org.chimerapool.pool.PoolId;

/// Everything that is known of a pool's miners at one moment. Never changes.
///
/// @param at as far as the days go
/// @param today the UTC day of that moment
/// @param since the pool's first day
/// @param virtualOnly nobody but virtual miners has ever mined
record PoolView(
    PoolId pool,
    Instant at,
    LocalDate today,
    LocalDate since,
    Season season,
    Map<String, MinerView> miners,
    BlockBook blocks,
    boolean virtualOnly) {}
