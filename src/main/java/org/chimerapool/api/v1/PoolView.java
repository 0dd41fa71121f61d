package org.chimerapool.api.v1;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.stats.PoolPulse;
import org.jspecify.annotations.Nullable;

/// A pool that runs.
///
/// @param simulated whether its coins are worth nothing
/// @param port for miners; 0 where it listens on none now
/// @param refusedRatio of all shares of the last minutes, 0 to 1
/// @param effort of the round: work done over work expected
record PoolView(
    int id,
    String name,
    String coin,
    String chain,
    String algorithm,
    boolean simulated,
    int port,
    @Nullable Rate hashrate,
    int miners,
    int workers,
    double sharesPerSecond,
    @Nullable Double refusedRatio,
    @Nullable Double effort,
    @Nullable Instant lastShareAt) {

  static PoolView of(PoolDescription pool, int port, Optional<PoolPulse> pulse) {
    return new PoolView(
        pool.id().value(),
        pool.name(),
        pool.chain().coin().ticker(),
        pool.chain().name(),
        pool.chain().algorithm(),
        pool.chain().simulated(),
        port,
        pulse.map(PoolPulse::hashrate).map(Rate::of).orElse(null),
        pulse.map(PoolPulse::miners).orElse(0),
        pulse.map(PoolPulse::workers).orElse(0),
        pulse.map(PoolPulse::sharesPerSecond).orElse(0.0),
        pulse.map(PoolPulse::refusedRatio).map(PoolView::orNull).orElse(null),
        pulse.map(PoolPulse::effort).map(PoolView::orNull).orElse(null),
        pulse.flatMap(PoolPulse::lastShareAt).orElse(null));
  }

  static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
