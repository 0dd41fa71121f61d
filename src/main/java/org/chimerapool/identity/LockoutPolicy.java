package org.chimerapool.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long a login waits after wrong passwords: a minute from the fifth on, then twice as long
/// each time, at most an hour.
final class LockoutPolicy {

  static final int FREE_FAILURES = 5;
  static final Duration FIRST = Duration.ofMinutes(1);
  static final Duration LONGEST = Duration.ofHours(1);

  private LockoutPolicy() {}

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
