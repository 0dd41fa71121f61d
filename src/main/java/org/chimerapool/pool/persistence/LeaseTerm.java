package org.chimerapool.pool.persistence;

import java.time.Duration;

/// How long a lease is its holder's own. Pure.
///
/// Others may take it when it was not renewed for `lasts` by the database's clock. Its holder stops
/// using it `margin` earlier, by whichever of its own clocks has gone further: one may leap, the
/// other may stand still while the host sleeps.
///
/// It lasts hours, because mining goes on while the database is away: a shorter one would end in
/// every outage.
record LeaseTerm(Duration lasts, Duration margin) {

  static final LeaseTerm USUAL = new LeaseTerm(Duration.ofHours(6), Duration.ofMinutes(10));

  /// @param steady time on a clock without leaps since before the renewal was asked for
  /// @param wall the same by the clock on the wall
  boolean isOver(Duration steady, Duration wall) {
    Duration longest = steady.compareTo(wall) > 0 ? steady : wall;
    return longest.compareTo(lasts.minus(margin)) >= 0;
  }
}
