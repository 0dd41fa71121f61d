package org.chimerapool.stats;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareVerdict.Reason;

/// A pool at one moment.
///
/// @param hashrate one for every window
/// @param miners addresses with an accepted share in the last ten minutes
/// @param workers rigs with an accepted share in the last ten minutes
/// @param effort work of the running round over the network's difficulty; empty when unknown
/// @param shares accepted in the last hour
/// @param refused in the last hour, by reason, those of strangers included
/// @param acceptedTotal shares since the pool exists
/// @param uptime for how much of the last day and week the pool gave work, 0 to 1; a window that
///     began before the pool existed counts from its beginning
public record PoolFigures(
    PoolId pool,
    Instant at,
    Map<Window, RateEstimate> hashrate,
    int miners,
    int workers,
    OptionalDouble effort,
    long shares,
    Map<Reason, Long> refused,
    long acceptedTotal,
    BestShares best,
    Map<Window, Double> uptime,
    Optional<Instant> lastShareAt) {

  public RateEstimate hashrate(Window window) {
    return hashrate.getOrDefault(window, RateEstimate.NONE);
  }
}
