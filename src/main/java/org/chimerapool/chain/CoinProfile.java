package org.chimerapool.chain;

import java.time.Duration;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Hash256;

/// What a coin is, on one of its networks.
///
/// @param algorithm id of its proof of work in the algorithm catalog, which may lack it
/// @param decimals digits behind the point when an amount is shown, 8 for Bitcoin
/// @param blockInterval the time between blocks that the retarget aims at
/// @param coinbaseMaturity confirmations after which a block counts as settled
/// @param nodeChain what the coin's nodes call this network in `getblockchaininfo`, for example
/// `main`
/// @param firstBlock id of the chain's first block, by which one coin's node is told from another's
public record CoinProfile(
    CoinId coin,
    String name,
    CoinNetwork network,
    String algorithm,
    int decimals,
    Duration blockInterval,
    int coinbaseMaturity,
    String nodeChain,
    Hash256 firstBlock,
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
