package org.chimerapool.pool;

import java.time.Instant;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.WorkerName;
import org.jspecify.annotations.Nullable;

/// An accepted share as it is kept. Its header and job are not: there are too many of them, and the
/// hash is what is left to prove the work.
///
/// @param height of the block that it was work for
/// @param credited difficulty of its job, which it counts for
/// @param achieved difficulty of its own hash
/// @param hash its proof-of-work hash
/// @param block what became of the block that it found; null where it found none
public record KeptShare(
    PoolId pool,
    WorkerName worker,
    Instant at,
    long height,
    Difficulty credited,
    Difficulty achieved,
    Hash256 hash,
    @Nullable BlockStatus block) {}
