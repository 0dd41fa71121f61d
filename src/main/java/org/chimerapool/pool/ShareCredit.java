package org.chimerapool.pool;

import java.time.Instant;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.WorkerName;

/// An accepted share: who did how much work, and the hash that proves it.
///
/// @param agent the miner's software as it named itself, hostile text
/// @param simulated whether the worker is one of Chimera's own virtual miners
/// @param height of the block that was worked on
/// @param credited difficulty of the job, the work that counts
/// @param achieved difficulty of the hash, at least `credited`
public record ShareCredit(
    PoolId pool,
    WorkerName worker,
    String agent,
    boolean simulated,
    long height,
    Difficulty credited,
    Difficulty achieved,
    Hash256 hash,
    Instant at) {}
