package org.chimerapool.ui.users;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chimerapool.identity.Account;
import org.chimerapool.identity.AccountId;
import org.chimerapool.identity.ApiToken;
import org.chimerapool.identity.Membership;
import org.chimerapool.identity.OpenSession;
import org.chimerapool.ui.kit.Reading;

/// Everybody, and every browser that is signed in.
///
/// @param signedIn how many browsers of each account are
/// @param members to which tenants each account is bound; none for the whole installation
/// @param tenants the first one is always there
record UsersModel(
    Instant now,
    Reading<List<Account>> accounts,
    Reading<List<OpenSession>> sessions,
    Map<AccountId, Long> signedIn,
    Reading<List<ApiToken>> tokens,
    Map<AccountId, List<Membership>> members,
    Reading<List<TenantLine>> tenants) {

  /// Whether there is anything to say about tenants.
  boolean severalTenants() {
    return tenants.orElse(List.of()).size() > 1;
  }
}
