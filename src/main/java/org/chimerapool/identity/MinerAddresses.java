package org.chimerapool.identity;

import java.util.List;
import java.util.Optional;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.WorkerName;

/// Which addresses an account follows, and which it has proven to be its own.
///
/// To follow an address takes nothing: what it mines is public. To own one, which a display name or
/// leaving the leaderboards needs, takes work: a rig that is named by a one-time code. An address
/// has one owner at most, the one who proved it last. Whether an address suits its coin is for the
/// caller to know. Blocks on the database; may be used from any thread.
public interface MinerAddresses {

  /// How many addresses one account may follow.
  int MAX_ADDRESSES = 50;

  /// How many rigs one account may follow.
  int MAX_WORKERS = 200;

  /// In the order in which they were followed.
  List<OwnedAddress> of(AccountId account);

  FollowOutcome follow(AccountId account, CoinId coin, String address);

  /// Gives up ownership too, and the address's rigs. False where it was not followed.
  boolean unfollow(AccountId account, CoinId coin, String address);

  boolean owns(AccountId account, CoinId coin, String address);

  Optional<AccountId> owner(CoinId coin, String address);

  /// Starts a proof of ownership, in place of one that was under way; empty where the account does
  /// not follow the address.
  Optional<AddressClaim> claim(AccountId account, CoinId coin, String address);

  /// The proofs under way, the oldest first; those that nobody finished within a day are dropped.
  List<AddressClaim> claims();

  /// Ends a proof well: the address has this owner from now on, and no other. False where the proof
  /// is not under way any more.
  boolean prove(AddressClaim claim);

  /// In the order of their names.
  List<FollowedWorker> workers(AccountId account);

  /// @return [FollowOutcome#MALFORMED] where the account does not follow the rig's address
  FollowOutcome followWorker(AccountId account, CoinId coin, WorkerName worker);

  boolean unfollowWorker(AccountId account, CoinId coin, WorkerName worker);
}
