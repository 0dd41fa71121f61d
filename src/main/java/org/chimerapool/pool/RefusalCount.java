package org.chimerapool.pool;

import java.time.Instant;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.jspecify.annotations.Nullable;

/// How many shares were refused for one reason since the start.
///
/// @param worker null where the name was not authorized, and for all workers that came after the
/// counters were full
/// @param device empty for all that came after the counters were full
public record RefusalCount(
    PoolId pool,
    Reason reason,
    @Nullable WorkerName worker,
    String device,
    long shares,
    Instant lastAt) {}
