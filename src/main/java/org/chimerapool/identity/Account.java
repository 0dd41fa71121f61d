package org.chimerapool.identity;

import java.time.Instant;
import java.util.Optional;

/// A person who may sign in.
///
/// @param login lower case, 3 to 64 characters
public record Account(
    AccountId id, String login, Role role, Instant createdAt, Optional<Instant> lastLoginAt) {}
