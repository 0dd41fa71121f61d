package org.chimerapool.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Kept in memory and read anew after two seconds, because another process may have changed it;
/// while the database is away the last answer holds.
@Component
class KeptTenantPools implements TenantPools {

  private static final String ALL = "all";
  private static final Duration KEPT = Duration.ofSeconds(2);

  private final TenantRows rows;
  private final LoadingCache<String, Owned> owned;
  private volatile @Nullable Owned last;

  @Autowired
  KeptTenantPools(TenantRows rows) {
    this(rows, Ticker.systemTicker());
  }

  KeptTenantPools(TenantRows rows, Ticker ticker) {
    this.rows = rows;
    owned = Caffeine.newBuilder().expireAfterWrite(KEPT).ticker(ticker).build(any -> read());
  }

  private Owned read() {
    try {
      Owned read = new Owned(rows.all(), rows.pools());
      last = read;
      return read;
    } catch (DataAccessException | org.jooq.exception.DataAccessException away) {
      Owned before = last;
      if (before == null) {
        throw away;
      }
      return before;
    }
  }

  @Override
  public List<Tenant> tenants() {
    return owned.get(ALL).tenants();
  }

  @Override
  public TenantId of(int pool) {
    return owned.get(ALL).of(pool);
  }

  @Override
  public void adopt(Actor actor, int pool) {
    actor.require(Permission.RUN_POOLS);
    actor
        .tenant()
        .ifPresent(
            tenant -> {
              rows.move(pool, tenant);
              changed();
            });
  }

  @Override
  public void changed() {
    owned.invalidateAll();
  }

  private record Owned(List<Tenant> tenants, Map<Integer, TenantId> pools) {

    TenantId of(int pool) {
      return pools.getOrDefault(pool, tenants.getFirst().id());
    }
  }
}
