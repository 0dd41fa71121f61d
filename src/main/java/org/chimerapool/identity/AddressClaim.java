package org.chimerapool.identity;

import java.time.Instant;
import org.chimerapool.kernel.CoinId;

/// Somebody says that an address is theirs and is to prove it by work.
///
/// @param code the name that a rig of theirs has to take, letters and digits only
/// @param since work from before does not count
public record AddressClaim(
    AccountId account, CoinId coin, String address, String code, Instant since) {}
