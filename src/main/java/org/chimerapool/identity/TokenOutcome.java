package org.chimerapool.identity;

import java.time.Duration;

/// What became of the wish for a token.
public sealed interface TokenOutcome {

  /// @param text the token, shown once: nobody can read it again
  record Issued(ApiToken token, String text) implements TokenOutcome {

    /// Without the token.
    @Override
    public String toString() {
      return "Issued[" + token + "]";
    }
  }

  record BadName() implements TokenOutcome {}

  /// Not longer than now, or longer than [ApiTokens#LONGEST_LIFE].
  record BadLife() implements TokenOutcome {}

  /// None, or one that the account itself has not.
  record BadScopes() implements TokenOutcome {}

  /// The account has [ApiTokens#MOST] of them.
  record TooMany() implements TokenOutcome {}

  /// The password that was typed to prove who it is.
  record WrongPassword() implements TokenOutcome {}

  record Locked(Duration remaining) implements TokenOutcome {}
}
