package org.chimerapool.pool;

import java.time.Instant;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.jspecify.annotations.Nullable;

/// How many shares were refused for one reason within the last day.
///
/// @param worker null where the name was not authorized, and for all that have no counter of their
/// own: too many of one address, or quiet for longer than the others
/// @param device empty for all that have no counter of their own
public record RefusalCount(
    PoolId pool,
    Reason reason,
    @Nullable WorkerName worker,
    String device,
    long shares,
    Instant lastAt) {}
