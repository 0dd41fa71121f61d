package org.chimerapool.stats;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareVerdict.Reason;

/// All workers of one address at one moment.
///
/// @param simulated whether all of its workers are virtual
/// @param hashrate one for every window
/// @param workers rigs of the last seven days
/// @param mining those of them that are not offline
/// @param effort its own work of the running round over the network's difficulty; empty when
///     unknown
/// @param shares accepted in the last hour
/// @param refused in the last hour, by reason
/// @param uptime for how much of the last day and week it worked, 0 to 1; time in which the pool
///     gave no work is left out, and so is the time before its first share; a window without any is
///     missing
/// @param since when it was first seen
public record MinerFigures(
    PoolId pool,
    String address,
    Instant at,
    boolean simulated,
    Map<Window, RateEstimate> hashrate,
    int workers,
    int mining,
    OptionalDouble effort,
    long shares,
    Map<Reason, Long> refused,
    BestShares best,
    Map<Window, Double> uptime,
    Optional<Instant> lastShareAt,
    Instant since) {

  public RateEstimate hashrate(Window window) {
    return hashrate.getOrDefault(window, RateEstimate.NONE);
  }
}
