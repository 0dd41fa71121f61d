package org.chimerapool.ui.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.chimerapool.pool.Pools;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.PoolPulse;
import org.springframework.stereotype.Component;

/// Knows when the figures last moved, whichever pool they are of.
@Component
class PulseClock {

  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Pools pools;
  private final LiveFigures figures;
  private final Clock clock;

  PulseClock(Pools pools, LiveFigures figures, Clock clock) {
    this.pools = pools;
    this.figures = figures;
    this.clock = clock;
  }

  Optional<Instant> newest() {
    return pools.all().stream()
        .flatMap(pool -> figures.pulse(pool.description().id()).latest().stream())
        .map(PoolPulse::at)
        .max(Comparator.naturalOrder());
  }

  Instant now() {
    return clock.instant();
  }

  /// Empty while the figures are fresh, otherwise how old they are.
  Optional<Duration> staleSince(Instant pulse) {
    Duration age = Duration.between(pulse, clock.instant());
    return age.compareTo(FRESH) > 0 ? Optional.of(age) : Optional.empty();
  }
}
