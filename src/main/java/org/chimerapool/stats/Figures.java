package org.chimerapool.stats;

import java.util.List;
import java.util.Optional;
import org.chimerapool.pool.PoolId;

/// The figures of pools, miners and workers: the one source of whatever shows them. From memory,
/// fresh to the second; never blocks.
public interface Figures {

  /// All windows are [RateEstimate#NONE] where no such pool runs.
  PoolFigures pool(PoolId pool);

  /// Empty where the address has not been seen for seven days.
  Optional<MinerFigures> miner(PoolId pool, String address);

  /// The workers of one address, those that want a look first.
  List<WorkerFigures> workers(PoolId pool, String address);
}
