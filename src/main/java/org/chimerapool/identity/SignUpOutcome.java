package org.chimerapool.identity;

/// What became of the wish for an account.
public sealed interface SignUpOutcome {

  /// The account is there and its password signs in.
  record Joined(String login) implements SignUpOutcome {}

  record BadLogin() implements SignUpOutcome {}

  record BadPassword(PasswordRules.Fault fault) implements SignUpOutcome {}

  record LoginTaken() implements SignUpOutcome {}

  /// Too many were made lately, from this address or in all.
  record TooMany() implements SignUpOutcome {}

  /// Nobody may, or the pool itself has no owner yet.
  record Closed() implements SignUpOutcome {}
}
