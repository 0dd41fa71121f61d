package org.chimerapool.identity;

/// What became of a change to somebody's account.
public sealed interface UserOutcome {

  record Done() implements UserOutcome {}

  /// @param password to be handed to them; shown once, signs in until it is replaced
  record HandOver(String login, String password) implements UserOutcome {}

  record BadLogin() implements UserOutcome {}

  record LoginTaken() implements UserOutcome {}

  /// Nobody would be left who may do everything.
  record LastOwner() implements UserOutcome {}

  /// Somebody has deleted the account meanwhile.
  record Gone() implements UserOutcome {}

  /// The account is bound to tenants, which give it its roles.
  record Bound() implements UserOutcome {}

  /// What was typed to confirm it is not the login.
  record NotConfirmed() implements UserOutcome {}
}
