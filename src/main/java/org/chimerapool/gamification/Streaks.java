package org.chimerapool.gamification;

import java.util.Optional;
import org.chimerapool.pool.PoolId;

/// Who keeps at it.
public interface Streaks {

  /// Empty where the miner is not known.
  Optional<Streak> streak(PoolId pool, String address);
}
