package org.chimerapool.identity;

import java.time.Instant;
import java.util.Optional;

/// A person who may sign in.
///
/// @param login lower case, 3 to 64 characters
/// @param disabledAt since when they may not, empty while they may
/// @param oneTimeUntil until when the password that the owner handed out signs in, only to be
/// replaced; empty for a password of their own
/// @param secondFactor whether an authenticator app is enrolled
public record Account(
    AccountId id,
    String login,
    Role role,
    Instant createdAt,
    Optional<Instant> lastLoginAt,
    Optional<Instant> disabledAt,
    Optional<Instant> oneTimeUntil,
    boolean secondFactor) {

  public boolean isDisabled() {
    return disabledAt.isPresent();
  }
}
