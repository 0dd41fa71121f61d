package org.chimerapool.identity;

import java.time.Instant;
import java.util.Optional;
import org.chimerapool.kernel.CoinId;

/// An address that an account follows, and perhaps owns.
///
/// @param ownedAt since when its ownership is proven; empty while the account only follows it
/// @param claim the proof that is under way
public record OwnedAddress(
    CoinId coin,
    String address,
    Instant followedAt,
    Optional<Instant> ownedAt,
    Optional<AddressClaim> claim) {

  public boolean isOwned() {
    return ownedAt.isPresent();
  }
}
