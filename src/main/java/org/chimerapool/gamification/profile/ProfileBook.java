package org.chimerapool.gamification.profile;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.gamification.Profile;
import org.chimerapool.gamification.ProfileOutcome;
import org.chimerapool.gamification.Profiles;
import org.chimerapool.gamification.PublicProfiles;
import org.chimerapool.gamification.store.ProfileRows;
import org.chimerapool.identity.AccountId;
import org.chimerapool.identity.MinerAddresses;
import org.chimerapool.identity.OwnedAddress;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.springframework.stereotype.Component;

/// Profiles in memory, by the addresses that their accounts own. A profile says something about an
/// address only as long as its account owns it.
@Component
public final class ProfileBook implements PublicProfiles, Profiles {

  private final ProfileRows rows;
  private final MinerAddresses addresses;
  private final Pools pools;
  private final Clock clock;
  private volatile Map<Owned, Shown> shown = Map.of();

  private record Owned(CoinId coin, String address) {}

  private record Shown(AccountId account, Profile profile) {}

  public ProfileBook(ProfileRows rows, MinerAddresses addresses, Pools pools, Clock clock) {
    this.rows = rows;
    this.addresses = addresses;
    this.pools = pools;
    this.clock = clock;
  }

  /// Reads everything anew. Blocks.
  public void refresh() {
    Map<Owned, Shown> next = new HashMap<>();
    rows.all()
        .forEach(
            (account, profile) ->
                owned(account)
                    .forEach(
                        own ->
                            next.put(
                                new Owned(own.coin(), own.address()),
                                new Shown(account, profile))));
    if (!next.equals(shown)) {
      shown = next;
    }
  }

  /// Changes whenever anything about profiles does.
  public Object version() {
    return shown;
  }

  /// The account that wants the address to be one entry with its others.
  public Optional<AccountId> merged(PoolId pool, String address) {
    return find(pool, address).filter(one -> one.profile.merged()).map(Shown::account);
  }

  @Override
  public Optional<String> displayName(PoolId pool, String address) {
    return find(pool, address).flatMap(one -> one.profile.name());
  }

  @Override
  public boolean hidden(PoolId pool, String address) {
    return find(pool, address).filter(one -> one.profile.hidden()).isPresent();
  }

  @Override
  public Profile of(AccountId account) {
    return rows.of(account);
  }

  @Override
  public ProfileOutcome change(AccountId account, Profile wanted) {
    if (owned(account).isEmpty()) {
      return ProfileOutcome.OWNS_NOTHING;
    }
    Optional<String> name = wanted.name().map(NameRules::tidy).filter(text -> !text.isEmpty());
    Optional<ProfileOutcome> fault = name.flatMap(NameRules::fault);
    if (fault.isPresent()) {
      return fault.get();
    }
    Optional<String> look = name.map(NameRules::look);
    look.flatMap(rows::holder)
        .filter(holder -> !holder.equals(account) && owned(holder).isEmpty())
        .ifPresent(rows::release);
    Profile kept = new Profile(name, wanted.hidden(), wanted.merged());
    if (!rows.save(account, kept, look, clock.instant())) {
      return ProfileOutcome.TAKEN;
    }
    refresh();
    return ProfileOutcome.DONE;
  }

  private List<OwnedAddress> owned(AccountId account) {
    return addresses.of(account).stream().filter(OwnedAddress::isOwned).toList();
  }

  private Optional<Shown> find(PoolId pool, String address) {
    Map<Owned, Shown> now = shown;
    return now.isEmpty()
        ? Optional.empty()
        : pools
            .find(pool)
            .map(running -> new Owned(running.description().chain().coin(), address))
            .map(now::get);
  }
}
