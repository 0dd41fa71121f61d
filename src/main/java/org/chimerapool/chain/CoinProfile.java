package org.chimerapool.chain;

import java.time.Duration;
import org.chimerapool.kernel.CoinId;

/// What a coin is, on one of its networks.
///
/// @param algorithm id of its proof of work in the algorithm catalog, which may lack it
/// @param decimals digits behind the point when an amount is shown, 8 for Bitcoin
/// @param blockInterval the time between blocks that the retarget aims at
/// @param coinbaseMaturity confirmations after which a block counts as settled
/// @param nodeChain what the coin's nodes call this network in `getblockchaininfo`, for example
/// `main`
public record CoinProfile(
    CoinId coin,
    String name,
    CoinNetwork network,
    String algorithm,
    int decimals,
    Duration blockInterval,
    int coinbaseMaturity,
    String nodeChain,
    AddressRules addresses,
    TemplateRules template) {

  /// The same as far as it does not matter which nodes serve the coin.
  public ChainDescription description() {
    return new ChainDescription(
        coin,
        name,
        algorithm,
        decimals,
        network == CoinNetwork.SIMULATED,
        blockInterval,
        coinbaseMaturity);
  }
}
