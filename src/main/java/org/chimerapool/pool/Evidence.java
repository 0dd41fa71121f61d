package org.chimerapool.pool;

import java.time.Instant;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Target;
import org.jspecify.annotations.Nullable;

/// What a refused share was judged by.
///
/// @param jobAt when the job was made
/// @param header the 80 bytes as they are hashed; must not be changed
/// @param hash proof-of-work hash of the header; null where the share was refused before hashing
/// @param target what the hash had to meet
/// @param wanted difficulty of the job for this connection
/// @param achieved difficulty of the hash; null without one
/// @param versionMask version bits that the miner might roll in this job
/// @param versionBits that it sent
/// @param extranonce1 hex, as the connection was given it
/// @param extranonce2 hex, as sent
/// @param time header time as sent, seconds since 1970
/// @param nonce as sent, unsigned
public record Evidence(
    String jobId,
    long height,
    Instant jobAt,
    byte[] header,
    @Nullable Hash256 hash,
    Target target,
    Difficulty wanted,
    @Nullable Difficulty achieved,
    int versionMask,
    int versionBits,
    String extranonce1,
    String extranonce2,
    long time,
    long nonce) {}
