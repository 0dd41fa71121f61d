package org.chimerapool.pool.refusal;

import java.time.Instant;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.jspecify.annotations.Nullable;

/// Shares refused within one hour, to be kept over a restart.
///
/// @param worker null where the name was not authorized, and for all that have no row of their own
/// @param shares further ones since the last time that they were taken for keeping
public record CountedHour(
    Instant hour,
    PoolId pool,
    Reason reason,
    @Nullable WorkerName worker,
    String device,
    long shares,
    Instant lastAt) {

  CountedHour withoutOwner() {
    return new CountedHour(hour, pool, reason, null, "", shares, lastAt);
  }
}
