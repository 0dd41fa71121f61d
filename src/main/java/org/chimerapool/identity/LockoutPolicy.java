package org.chimerapool.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long a login waits after wrong passwords. From one source: a minute from the fifth on, then
/// twice as long each time, at most an hour. From all strangers together: a minute from the
/// fiftieth on, a quarter of an hour from the hundredth (NIST SP 800-63B, 3.2.2, allows no more
/// than
/// a hundred in a row without that).
final class LockoutPolicy {

  static final int FREE_FAILURES = 5;
  static final Duration FIRST = Duration.ofMinutes(1);
  static final Duration LONGEST = Duration.ofHours(1);

  static final int FREE_EVERYWHERE = 50;
  static final int MANY_EVERYWHERE = 100;
  static final Duration LONG_EVERYWHERE = Duration.ofMinutes(15);

  private LockoutPolicy() {}

  /// Until when strangers are not heard after all of them together failed so often in a row.
  static Optional<Instant> lockedEverywhereUntil(int failures, Instant now) {
    if (failures < FREE_EVERYWHERE) {
      return Optional.empty();
    }
    return Optional.of(now.plus(failures < MANY_EVERYWHERE ? FIRST : LONG_EVERYWHERE));
  }

  /// Until when the login is locked after its `failures`-th failure in a row.
  static Optional<Instant> lockedUntil(int failures, Instant now) {
    if (failures < FREE_FAILURES) {
      return Optional.empty();
    }
    int doublings = Math.min(failures - FREE_FAILURES, 10);
    Duration wait = FIRST.multipliedBy(1L << doublings);
    return Optional.of(now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST));
  }
}
