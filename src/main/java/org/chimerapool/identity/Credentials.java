package org.chimerapool.identity;

import java.time.Instant;
import java.util.Optional;

/// An account with what is needed to judge a password.
record Credentials(
    Account account, String passwordHash, int failures, Optional<Instant> lockedUntil) {}
