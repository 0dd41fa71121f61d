package org.chimerapool.gamification;

import java.util.Optional;
import org.chimerapool.pool.PoolId;

/// Levels by work, on a scale that is kind to small miners.
public interface Levels {

  /// Empty where the miner is not known.
  Optional<Level> level(PoolId pool, String address);
}
