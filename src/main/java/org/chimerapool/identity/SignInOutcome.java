package org.chimerapool.identity;

import java.time.Duration;

/// What became of a try to sign in.
public sealed interface SignInOutcome {

  record SignedIn(Account account) implements SignInOutcome {}

  /// Unknown login or wrong password; which of them is not told.
  record Refused() implements SignInOutcome {}

  /// Too many failures for this login, which may or may not exist.
  ///
  /// @param remaining until the next try is heard
  record Locked(Duration remaining) implements SignInOutcome {}

  /// Too many tries from there, or by everybody at the same time: the password was not looked at.
  ///
  /// @param remaining until the next try is heard
  record Throttled(Duration remaining) implements SignInOutcome {}
}
