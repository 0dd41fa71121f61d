package org.chimerapool.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.WorkerName;

/// The accepted shares that the database holds, a few seconds behind the journal. One indexed query
/// each, bounded by worker and time.
public interface AcceptedShares {

  /// How far back one question may reach.
  Duration LONGEST = Duration.ofDays(7);

  /// The share of that hash.
  ///
  /// @param until where the span of [#LONGEST] ends that is looked through
  Optional<KeptShare> find(PoolId pool, WorkerName worker, Hash256 hash, Instant until);
}
