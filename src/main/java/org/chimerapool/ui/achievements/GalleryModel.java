package org.chimerapool.ui.achievements;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.gamification.AchievementRule;
import org.chimerapool.gamification.Earned;
import org.chimerapool.gamification.Unlock;
import org.chimerapool.ui.kit.PoolChoice;

/// The gallery of badges.
///
/// @param rarity the part of the miners that have each, by code
/// @param address whose badges are marked, empty for nobody's
/// @param earned by that address, by code
record GalleryModel(
    Instant now,
    PoolChoice choice,
    List<AchievementRule> rules,
    Map<String, Double> rarity,
    Optional<String> address,
    Map<String, Earned> earned,
    List<Unlock> latest) {}
