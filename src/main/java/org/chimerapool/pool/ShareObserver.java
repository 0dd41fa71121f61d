package org.chimerapool.pool;

import java.time.Instant;
import org.chimerapool.kernel.WorkerName;
import org.jspecify.annotations.Nullable;

/// Counts shares as they are judged. Called on the connection's thread: must return at once and
/// never throw.
public interface ShareObserver {

  void accepted(ShareCredit credit);

  /// @param worker null where the connection has not authorized the name it used
  void rejected(PoolId pool, @Nullable WorkerName worker, ShareVerdict.Reason reason, Instant at);

  /// Called for each refused share with all that is known of it; by default tells [#rejected].
  default void refused(RefusedShare share) {
    rejected(share.pool().id(), share.worker(), share.verdict().reason(), share.at());
  }
}
