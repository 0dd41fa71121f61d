package org.chimerapool.stats;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chimerapool.pool.PoolId;

/// A pool at one moment.
///
/// @param hashrate over the last ten minutes
/// @param miners addresses with an accepted share in the last ten minutes
/// @param workers rigs with an accepted share in the last ten minutes
/// @param sharesPerSecond accepted, over the last minute
/// @param refusedRatio refused over all shares of the last hour, 0 to 1; empty without shares
/// @param effort work of the running round over the network's difficulty; empty when unknown
/// @param lastShareAt of the newest accepted share
public record PoolPulse(
    PoolId pool,
    Instant at,
    RateEstimate hashrate,
    int miners,
    int workers,
    double sharesPerSecond,
    OptionalDouble refusedRatio,
    OptionalDouble effort,
    long acceptedTotal,
    Optional<Instant> lastShareAt) {}
