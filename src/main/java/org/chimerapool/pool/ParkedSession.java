package org.chimerapool.pool;

import java.time.Instant;

/// What is kept of a connection that is gone, until its miner comes back or the time is over.
///
/// @param until when it is given up
record ParkedSession(
    HeldExtranonces extranonces, IssuedJobs jobs, Pace pace, int versionMask, Instant until) {}
