package org.chimerapool.ui.access;

import java.util.List;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.TenantId;
import org.chimerapool.identity.TenantPools;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.chimerapool.ui.kit.PoolChoice;
import org.chimerapool.ui.kit.PoolWish;
import org.springframework.stereotype.Component;

/// The pools that somebody sees: the only way from a screen of the console to a pool.
@Component
public class OwnPools {

  private final Pools pools;
  private final TenantPools tenants;

  public OwnPools(Pools pools, TenantPools tenants) {
    this.pools = pools;
    this.tenants = tenants;
  }

  /// Those that run.
  public List<Pool> all(Optional<TenantId> within) {
    return pools.all().stream()
        .filter(pool -> tenants.sees(within, pool.description().id().value()))
        .toList();
  }

  /// The one that is asked for, otherwise the first.
  public Optional<Pool> find(PoolWish wish) {
    return wish.pool()
        .flatMap(pools::find)
        .filter(pool -> sees(wish.within(), pool.description().id()))
        .or(() -> all(wish.within()).stream().findFirst());
  }

  public PoolChoice choice(PoolWish wish) {
    return new PoolChoice(
        all(wish.within()).stream().map(Pool::description).toList(),
        find(wish).map(Pool::description));
  }

  public boolean sees(Optional<TenantId> within, PoolId pool) {
    return tenants.sees(within, pool.value());
  }

  /// Gives a pool that somebody has just made to the tenant in which they work.
  public void adopt(Actor who, PoolId pool) {
    tenants.adopt(who, pool.value());
  }

  /// The visitor as somebody who acts on that pool.
  ///
  /// @throws org.chimerapool.identity.NotPermittedException where it is another tenant's
  public Actor acting(Actor who, PoolId pool) {
    return tenants.acting(who, pool.value());
  }
}
