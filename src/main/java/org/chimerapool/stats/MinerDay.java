package org.chimerapool.stats;

import java.time.LocalDate;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.PoolId;

/// What all workers of one address did on one day.
///
/// @param day in UTC
/// @param work accepted, in shares of difficulty 1
/// @param shares accepted, at least one
/// @param refused for any reason
/// @param best greatest difficulty of a hash
/// @param activeMinutes minutes in which a share was accepted, at most 1440
/// @param blocks found on that day that count
/// @param simulated whether all of its workers are virtual
public record MinerDay(
    PoolId pool,
    String address,
    LocalDate day,
    double work,
    long shares,
    long refused,
    Difficulty best,
    int activeMinutes,
    int blocks,
    boolean simulated) {}
