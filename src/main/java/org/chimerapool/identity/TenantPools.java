package org.chimerapool.identity;

import java.util.List;
import java.util.Optional;

/// Whose a pool is: the one place that says who sees it and acts on it. May be asked often, from
/// any thread.
public interface TenantPools {

  /// The first one first; there is always one.
  List<Tenant> tenants();

  /// Whose a pool is.
  TenantId of(int pool);

  /// Gives a pool that somebody has just made to the tenant in which they work; waits for the
  /// database.
  void adopt(Actor actor, int pool);

  /// Reads anew at the next question.
  void changed();

  /// @param within empty for somebody who sees all
  default boolean sees(Optional<TenantId> within, int pool) {
    return within.isEmpty() || of(pool).equals(within.get());
  }

  /// The actor as somebody who acts on that pool, so that the trail shows it to its tenant.
  ///
  /// @throws NotPermittedException where it is another tenant's
  default Actor acting(Actor actor, int pool) {
    if (!sees(actor.tenant(), pool)) {
      throw new NotPermittedException(actor, pool);
    }
    return actor.about(of(pool));
  }
}
