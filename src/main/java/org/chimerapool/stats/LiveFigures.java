package org.chimerapool.stats;

import java.util.List;
import org.chimerapool.kernel.LiveFeed;
import org.chimerapool.pool.PoolId;

/// Figures from memory, fresh to the second. Never blocks.
public interface LiveFigures {

  /// The pool's pulse, ticked twice a second while anybody listens or not.
  LiveFeed<PoolPulse> pulse(PoolId pool);

  /// Every worker of the last 24 hours, those that want a look first: troubled, then offline, then
  /// by hashrate.
  List<WorkerPulse> workers(PoolId pool);

  /// The workers of one address, as above.
  List<WorkerPulse> workers(PoolId pool, String address);
}
