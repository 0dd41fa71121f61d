/// Badges, levels, streaks, seasons and leaderboards: what makes mining fun.
///
/// Owns: the rules of achievements and who has earned them, seasons and their final standings,
/// display names, the operators' milestones; database schema `gamification`.
/// Never: touches a share or stands on its way, measures anything itself, moves money.
/// Threads: answers come from memory and may be asked for from any thread; one thread of its own
/// reads the days of `stats` and writes to the database. What changes a profile blocks on it.
/// Decided 2026-11-21: everything is worked out again from days and blocks at each start, only what
/// was awarded is kept; so a new rule is back-filled by itself. A block's badges come with the
/// block and go with it when it becomes an orphan; no other badge is ever taken back. Uses `pool`
/// for the keys and blocks of pools, `algorithm` for hashrates, `chain` for a pool's coin.
@ApplicationModule(
    displayName = "Gamification",
    allowedDependencies = {"kernel", "algorithm", "identity", "chain", "pool", "stats"})
@NullMarked
package org.chimerapool.gamification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
