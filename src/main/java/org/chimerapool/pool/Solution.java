package org.chimerapool.pool;

import java.time.Instant;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.share.Assignment;

/// A share on its way through the hash.
///
/// @param coinbase without witness, as the miner hashed it
/// @param at when the share came in
record Solution(
    Assignment assignment,
    ShareSubmission submission,
    WorkerName worker,
    String agent,
    boolean simulated,
    byte[] header,
    byte[] coinbase,
    Instant at) {}
