package org.chimerapool.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Whoever shows a token that counts.
///
/// @param rights what the token may do now: its scopes, as far as the account's role still has them
/// @param tenant to whose pools it is limited; empty for all
public record TokenHolder(
    UUID token,
    AccountId account,
    String login,
    Role role,
    Set<Permission> rights,
    Optional<TenantId> tenant) {

  public TokenHolder {
    rights = Set.copyOf(rights);
  }

  /// @param address from where it was shown
  public Actor actor(String address) {
    return new Actor(login, Optional.of(role), address, rights, tenant, tenant);
  }
}
