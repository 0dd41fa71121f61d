package org.chimerapool.gamification;

import java.time.Instant;
import java.time.LocalDate;

/// A badge that a miner has.
///
/// @param day on which the rule was met, UTC
/// @param at when that was noticed
/// @param backfilled met long before it was noticed: by a rule that came later, or while the
/// program
/// did not run
public record Earned(AchievementRule rule, LocalDate day, Instant at, boolean backfilled) {}
