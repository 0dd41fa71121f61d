package org.chimerapool.stats;

import java.time.Instant;
import java.util.List;
import org.chimerapool.pool.PoolId;

/// Which rig did how much of an address's work. Blocks: reads the minute tables.
public interface RigWork {

  /// The rigs with accepted shares in minutes that began at `from` or later.
  List<Done> since(PoolId pool, String address, Instant from);

  /// @param work sum of the credited difficulties
  /// @param first the first minute with a share
  /// @param last the last one
  record Done(String rig, double work, Instant first, Instant last) {}
}
