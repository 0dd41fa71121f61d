package org.chimerapool.pool;

import java.time.Instant;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.ShareVerdict.Rejected;
import org.chimerapool.pool.share.Assignment;
import org.jspecify.annotations.Nullable;

/// A refused share as the connection knows it at that moment. Cheap to make, and not to be kept: it
/// holds on to the whole job.
///
/// @param worker null where the connection has not authorized the name it used
/// @param device what the device rules call it
/// @param assignment null where the job is not known
/// @param header null where the share was refused before it was built
/// @param hash null where the share was refused before hashing
public record RefusedShare(
    PoolDescription pool,
    Instant at,
    @Nullable WorkerName worker,
    String agent,
    String device,
    Rejected verdict,
    ShareSubmission submission,
    Refusal.Situation situation,
    @Nullable Assignment assignment,
    byte @Nullable [] header,
    @Nullable Hash256 hash) {}
