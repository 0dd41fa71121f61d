package org.chimerapool.stats;

import java.util.List;
import org.chimerapool.pool.PoolId;

/// Series from the database. Blocks: call it on a thread that may wait.
public interface SeriesQuery {

  /// One point for each step of the range up to now, gaps included, oldest first. While the history
  /// is shorter than the range, the steps are those of the shortest range that holds it.
  List<SeriesPoint> pool(PoolId pool, TimeRange range);

  /// As above, for the workers of one address.
  List<SeriesPoint> miner(PoolId pool, String address, TimeRange range);
}
