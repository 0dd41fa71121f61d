package org.chimerapool.ui.achievements;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chimerapool.gamification.Earned;
import org.chimerapool.gamification.Level;
import org.chimerapool.gamification.NextBadge;
import org.chimerapool.gamification.SizeClass;
import org.chimerapool.gamification.Streak;

/// What a miner has won.
///
/// @param rank in the running season by hashrate, within the class
/// @param entries on that board
public record Honours(
    Optional<Level> level,
    Optional<Streak> streak,
    Optional<SizeClass> size,
    Optional<Integer> rank,
    int entries,
    List<Earned> earned,
    List<NextBadge> next,
    int badges,
    LocalDate today) {}
