package org.chimerapool.ui.kit;

import java.util.List;
import java.util.Optional;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;

/// The pools to choose from, and the one that a screen is about.
///
/// @param chosen empty while there is none at all
public record PoolChoice(List<PoolDescription> all, Optional<PoolDescription> chosen) {

  public PoolChoice {
    all = List.copyOf(all);
  }

  /// The pool that is asked for, otherwise the first.
  public static Optional<Pool> find(Pools pools, Optional<PoolId> wanted) {
    return wanted.flatMap(pools::find).or(() -> pools.all().stream().findFirst());
  }

  public static PoolChoice of(Pools pools, Optional<PoolId> wanted) {
    return new PoolChoice(
        pools.all().stream().map(Pool::description).toList(),
        find(pools, wanted).map(Pool::description));
  }

  public boolean isChosen(PoolDescription pool) {
    return chosen.filter(one -> one.id().equals(pool.id())).isPresent();
  }

  /// The coin, or the pool's name where two pools mine the same coin.
  public String label(PoolDescription pool) {
    long alike =
        all.stream().filter(other -> other.chain().coin().equals(pool.chain().coin())).count();
    return alike > 1 ? pool.name() : pool.chain().coin().ticker();
  }

  /// Digits behind the point of the chosen pool's amounts.
  public int decimals() {
    return chosen.map(pool -> pool.chain().decimals()).orElse(8);
  }
}
