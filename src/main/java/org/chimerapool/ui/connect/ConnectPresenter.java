package org.chimerapool.ui.connect;

import java.util.List;
import java.util.Optional;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.onboarding.CoinAddresses;
import org.chimerapool.onboarding.PublicAddress;
import org.chimerapool.onboarding.RigRecipe;
import org.chimerapool.onboarding.RigRecipes;
import org.chimerapool.onboarding.RigSetup;
import org.chimerapool.onboarding.StratumAddress;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.Pools;
import org.chimerapool.ui.kit.PoolChoice;
import org.springframework.stereotype.Component;

/// Computes what to type into a rig. From memory.
@Component
class ConnectPresenter {

  private final Pools pools;
  private final PublicAddress places;
  private final CoinAddresses addresses;
  private final RigRecipes recipes;

  ConnectPresenter(Pools pools, PublicAddress places, CoinAddresses addresses, RigRecipes recipes) {
    this.pools = pools;
    this.places = places;
    this.addresses = addresses;
    this.recipes = recipes;
  }

  /// @param host under which the visitor reached the page
  ConnectModel read(Wish wish, String host) {
    PoolChoice choice = PoolChoice.of(pools, wish.pool());
    return PoolChoice.find(pools, wish.pool())
        .map(pool -> of(pool, choice, wish, host))
        .orElseGet(
            () ->
                new ConnectModel(
                    choice,
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty()));
  }

  /// What is wrong with an address while it is typed; empty where nothing is.
  Optional<String> fault(Wish wish) {
    return PoolChoice.find(pools, wish.pool()).flatMap(pool -> fault(pool, wish));
  }

  private Optional<String> fault(Pool pool, Wish wish) {
    return wish.address().isEmpty() ? Optional.empty() : addresses.fault(pool, wish.address());
  }

  private ConnectModel of(Pool pool, PoolChoice choice, Wish wish, String host) {
    PoolDescription about = pool.description();
    StratumAddress at = places.of(about.id(), host);
    String algorithm = about.algorithm().id();
    Optional<String> fault = fault(pool, wish);
    Optional<RigRecipe> rig = recipes.find(wish.device(), algorithm);
    Optional<RigSetup> setup =
        rig.filter(chosen -> fault.isEmpty() && at.isOpen())
            .flatMap(
                chosen ->
                    wish.worker()
                        .map(name -> RigSetup.of(chosen, at, name, algorithm, wish.tls())));
    return new ConnectModel(
        choice,
        Optional.of(at),
        addresses.form(about.chain().coin()),
        fault,
        fault.flatMap(wrong -> addresses.other(pool, wish.address())).map(CoinProfile::name),
        recipes.of(algorithm),
        setup);
  }
}
