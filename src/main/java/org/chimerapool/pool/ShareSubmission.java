package org.chimerapool.pool;

/// What a miner sends as a share, already decoded.
///
/// @param user the worker's name as sent, must have been authorized on this connection
/// @param extranonce2 as sent, in order
/// @param time header time, seconds since 1970, unsigned
/// @param versionBits bits rolled within the version mask; 0 where the miner rolls none
public record ShareSubmission(
    String user, String jobId, byte[] extranonce2, int time, int nonce, int versionBits) {}
