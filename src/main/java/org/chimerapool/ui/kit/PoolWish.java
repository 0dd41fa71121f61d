package org.chimerapool.ui.kit;

import java.util.Optional;
import org.chimerapool.identity.TenantId;
import org.chimerapool.pool.PoolId;

/// Which pool a screen of the console asks for.
///
/// @param pool empty for the first
/// @param within among whose pools; empty for those of all tenants
public record PoolWish(Optional<PoolId> pool, Optional<TenantId> within) {

  /// The first pool of all.
  public static final PoolWish ANY = new PoolWish(Optional.empty(), Optional.empty());
}
