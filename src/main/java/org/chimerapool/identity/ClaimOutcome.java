package org.chimerapool.identity;

/// What became of a try to claim the console.
public sealed interface ClaimOutcome {

  /// The owner's account is there and the code is used up.
  record Claimed(Account owner) implements ClaimOutcome {}

  /// @param renewed whether that was one try too many and a new code was printed
  record WrongCode(boolean renewed) implements ClaimOutcome {}

  record BadLogin() implements ClaimOutcome {}

  record BadPassword(PasswordRules.Fault fault) implements ClaimOutcome {}

  /// Somebody was faster.
  record AlreadyClaimed() implements ClaimOutcome {}
}
