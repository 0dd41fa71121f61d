package org.chimerapool.api.v1;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chimerapool.identity.ApiToken;
import org.chimerapool.identity.Permission;
import org.jspecify.annotations.Nullable;

/// A token of the API; never the token itself.
record TokenView(
    UUID id,
    String login,
    String name,
    List<String> scopes,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt) {

  static TokenView of(ApiToken token) {
    return new TokenView(
        token.id(),
        token.login(),
        token.name(),
        token.scopes().stream().map(Permission::scope).sorted().toList(),
        token.createdAt(),
        token.expiresAt(),
        token.lastUsedAt().orElse(null));
  }
}
