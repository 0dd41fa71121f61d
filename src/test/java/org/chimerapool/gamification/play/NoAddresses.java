package org.chimerapool.gamification.play;

import java.util.List;
import java.util.Optional;
import org.chimerapool.identity.AccountId;
import org.chimerapool.identity.AddressClaim;
import org.chimerapool.identity.FollowOutcome;
import org.chimerapool.identity.FollowedWorker;
import org.chimerapool.identity.MinerAddresses;
import org.chimerapool.identity.OwnedAddress;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.WorkerName;

/// Nobody owns anything.
final class NoAddresses implements MinerAddresses {

  @Override
  public List<OwnedAddress> of(AccountId account) {
    return List.of();
  }

  @Override
  public FollowOutcome follow(AccountId account, CoinId coin, String address) {
    return FollowOutcome.MALFORMED;
  }

  @Override
  public boolean unfollow(AccountId account, CoinId coin, String address) {
    return false;
  }

  @Override
  public boolean owns(AccountId account, CoinId coin, String address) {
    return false;
  }

  @Override
  public Optional<AccountId> owner(CoinId coin, String address) {
    return Optional.empty();
  }

  @Override
  public Optional<AddressClaim> claim(AccountId account, CoinId coin, String address) {
    return Optional.empty();
  }

  @Override
  public List<AddressClaim> claims() {
    return List.of();
  }

  @Override
  public boolean prove(AddressClaim claim) {
    return false;
  }

  @Override
  public List<FollowedWorker> workers(AccountId account) {
    return List.of();
  }

  @Override
  public FollowOutcome followWorker(AccountId account, CoinId coin, WorkerName worker) {
    return FollowOutcome.MALFORMED;
  }

  @Override
  public boolean unfollowWorker(AccountId account, CoinId coin, WorkerName worker) {
    return false;
  }
}
