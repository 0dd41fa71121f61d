package org.chimerapool.identity;

import java.time.Duration;
import java.util.List;

/// What became of a change to one's own account.
public sealed interface OwnOutcome {

  record Done() implements OwnOutcome {}

  /// @param codes shown once, to be kept
  record RecoveryCodes(List<String> codes) implements OwnOutcome {}

  /// The password that was typed to prove who it is.
  record WrongPassword() implements OwnOutcome {}

  record Locked(Duration remaining) implements OwnOutcome {}

  record BadPassword(PasswordRules.Fault fault) implements OwnOutcome {}

  record WrongCode() implements OwnOutcome {}

  /// There is an authenticator app already: it must be removed first, which takes a code of it.
  record AlreadyEnrolled() implements OwnOutcome {}
}
