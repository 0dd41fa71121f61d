package org.chimerapool.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What is known of a token: never the token itself, which was shown once.
///
/// @param login whose it is
/// @param scopes what it was issued for; it may never more than its account may
/// @param lastUsedAt to about a minute; empty while it was never used
/// @param tenant to whose pools it is limited; empty for all that its account sees
public record ApiToken(
    UUID id,
    AccountId account,
    String login,
    String name,
    Set<Permission> scopes,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<TenantId> tenant) {}
