package org.chimerapool.chain;

import java.time.Duration;
import org.chimerapool.kernel.CoinId;

/// What does not change about a chain.
///
/// @param algorithm id of its proof of work in the algorithm catalog
/// @param decimals digits behind the point when an amount is shown, 8 for Bitcoin
/// @param simulated whether its coins are worthless by construction; shown on every screen
/// @param blockInterval the time between blocks that the retarget aims at
/// @param coinbaseMaturity confirmations after which a block counts as settled
public record ChainDescription(
    CoinId coin,
    String name,
    String algorithm,
    int decimals,
    boolean simulated,
    Duration blockInterval,
    int coinbaseMaturity) {}
