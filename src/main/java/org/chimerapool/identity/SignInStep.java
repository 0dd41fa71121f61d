package org.chimerapool.identity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where somebody who signs in has got to.
public sealed interface SignInStep {

  /// The start: login and password are wanted, the last ones were refused.
  record Refused() implements SignInStep {}

  /// Too many failures.
  ///
  /// @param remaining until the next try is heard
  record Locked(Duration remaining) implements SignInStep {}

  /// Too many tries from there, or by everybody at the same time: it was not looked at.
  ///
  /// @param remaining until the next try is heard
  record Throttled(Duration remaining) implements SignInStep {}

  /// The password was right, and the account is switched off.
  record Disabled() implements SignInStep {}

  /// The password was one that the owner handed out, too long ago.
  record HandedOutTooLongAgo() implements SignInStep {}

  /// Took too long: everything begins anew.
  record TimedOut() implements SignInStep {}

  /// A code of the authenticator app is wanted, or a recovery code.
  ///
  /// @param wrong whether the last one was
  record AskCode(boolean wrong) implements SignInStep {}

  /// A password of their own is wanted.
  ///
  /// @param fault of the last one
  record AskPassword(Optional<PasswordRules.Fault> fault) implements SignInStep {}

  /// The first code of an authenticator app that takes this secret is wanted.
  ///
  /// @param wrong whether the last one was
  record AskEnrolment(Enrolment enrolment, boolean wrong) implements SignInStep {}

  /// These are shown once, to be kept.
  record KeepRecoveryCodes(List<String> codes) implements SignInStep {}

  record Opened(Visitor visitor) implements SignInStep {}
}
