package org.chimerapool.pool;

import java.util.List;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Registration;

/// The blocks that pools have found. Reads the database: never call it on a connection's thread.
public interface Blocks {

  /// The newest first.
  List<BlockSummary> recent(PoolId pool, int limit);

  /// How many of the pool's blocks count: pending or confirmed.
  long count(PoolId pool);

  /// What each node said when the block was submitted, the latest first.
  List<BlockAnswer> answers(PoolId pool, Hash256 block);

  /// Calls `listener` after a block of any pool was recorded or its status changed, after commit.
  Registration onChange(Runnable listener);
}
