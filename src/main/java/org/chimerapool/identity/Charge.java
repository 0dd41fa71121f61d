package org.chimerapool.identity;

import java.time.Instant;
import java.util.Optional;

/// A try to sign in, counted as a failure before its password is looked at, so that tries at the
/// same time cannot slip past the lock together. A right password takes the count back.
///
/// @param heard false where the login was locked already; such a try counts nothing
/// @param lockedUntil until when the login is locked if this try fails
record Charge(boolean heard, Optional<Instant> lockedUntil) {

  static Charge counted(int failures, Instant now) {
    return new Charge(true, LockoutPolicy.lockedUntil(failures, now));
  }

  static Charge refused(Instant lockedUntil) {
    return new Charge(false, Optional.of(lockedUntil));
  }
}
