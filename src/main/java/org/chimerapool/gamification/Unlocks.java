package org.chimerapool.gamification;

import java.util.List;
import java.util.function.Consumer;
import org.chimerapool.kernel.Registration;
import org.chimerapool.pool.PoolId;

/// Badges as they are earned. Those of miners who do not want to be seen are left out, those of
/// virtual miners as soon as others mine.
public interface Unlocks {

  /// How many are remembered of each pool.
  int KEPT = 50;

  /// The latest first, also those from before the start.
  List<Unlock> latest(PoolId pool, int limit);

  /// Calls `listener` with each one from now on, on the thread that found it; must not block.
  Registration onUnlock(Consumer<Unlock> listener);
}
