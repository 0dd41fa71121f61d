package org.chimerapool.ui.connect;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.chimerapool.onboarding.FirstShare;
import org.chimerapool.onboarding.FirstShareWatch;
import org.chimerapool.onboarding.PublicAddress;
import org.chimerapool.onboarding.RigRecipe;
import org.chimerapool.onboarding.RigRecipes;
import org.chimerapool.onboarding.Seeker;
import org.chimerapool.onboarding.StratumAddress;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.chimerapool.ui.kit.PoolChoice;
import org.springframework.stereotype.Component;

/// Looks how far a new miner has come.
@Component
class WaitPresenter {

  private final Pools pools;
  private final FirstShareWatch watch;
  private final PublicAddress places;
  private final RigRecipes recipes;
  private final Clock clock;

  WaitPresenter(
      Pools pools, FirstShareWatch watch, PublicAddress places, RigRecipes recipes, Clock clock) {
    this.pools = pools;
    this.watch = watch;
    this.places = places;
    this.recipes = recipes;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /// @param visitor the visitor's own IP address; empty where it cannot be known
  /// @param since when they began to wait
  Optional<Seen> read(Wish wish, Optional<InetAddress> visitor, Instant since, String host) {
    return PoolChoice.find(pools, wish.pool())
        .flatMap(
            pool ->
                wish.worker()
                    .map(
                        name ->
                            new Seen(
                                pool.description().id(),
                                pool.description().name(),
                                places.of(pool.description().id(), host),
                                visitor.map(InetAddress::getHostAddress),
                                look(pool, name.address(), wish, visitor, since),
                                clock.instant())));
  }

  private FirstShare look(
      Pool pool, String address, Wish wish, Optional<InetAddress> visitor, Instant since) {
    RigRecipe rig =
        recipes
            .find(wish.device(), pool.description().algorithm().id())
            .orElseGet(() -> recipes.of(pool.description().algorithm().id()).getLast());
    return watch.look(pool.description().id(), address, Seeker.range(visitor), since, rig);
  }

  /// @param visitor empty where a proxy hides it
  record Seen(
      PoolId pool,
      String name,
      StratumAddress at,
      Optional<String> visitor,
      FirstShare state,
      Instant now) {}
}
