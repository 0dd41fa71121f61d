package org.chimerapool.gamification;

import java.util.List;
import java.util.Map;
import org.chimerapool.pool.PoolId;

/// Badges. Answers from memory, empty until a pool's days have been read after a start.
public interface Achievements {

  /// Every rule, in the order in which they are shown.
  List<AchievementRule> rules();

  /// What the miner has, the latest first.
  List<Earned> of(PoolId pool, String address);

  /// The next rung of each ladder that is not climbed to the end, the nearest first; no secrets.
  List<NextBadge> next(PoolId pool, String address);

  /// How rare each badge is: the part of the pool's miners that have it, 0 to 1, by the rule's
  /// code.
  /// Virtual miners count only where there are no others.
  Map<String, Double> rarity(PoolId pool);
}
