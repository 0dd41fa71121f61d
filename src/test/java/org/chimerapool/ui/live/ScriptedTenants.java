package org.chimerapool.ui.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Tenant;
import org.chimerapool.identity.TenantId;
import org.chimerapool.identity.TenantPools;

/// Two tenants; every pool is the first one's until it is moved.
public final class ScriptedTenants implements TenantPools {

  public static final TenantId FIRST = new TenantId(1);
  public static final TenantId SECOND = new TenantId(2);

  private final Map<Integer, TenantId> moved = new HashMap<>();

  public ScriptedTenants move(int pool, TenantId to) {
    moved.put(pool, to);
    return this;
  }

  @Override
  public List<Tenant> tenants() {
    return List.of(new Tenant(FIRST, "Alpine"), new Tenant(SECOND, "Basel"));
  }

  @Override
  public TenantId of(int pool) {
    return moved.getOrDefault(pool, FIRST);
  }

  @Override
  public void adopt(Actor actor, int pool) {
    actor.tenant().ifPresent(tenant -> move(pool, tenant));
  }

  @Override
  public void changed() {}
}
