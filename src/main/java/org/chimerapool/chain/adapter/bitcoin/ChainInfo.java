package org.chimerapool.chain.adapter.bitcoin;

import org.chimerapool.kernel.Hash256;

/// What `getblockchaininfo` says, and which chain it is.
///
/// @param chain the network in the node's words, for example `main`
/// @param first the first block
/// @param headers height of the best header, which may be ahead of the blocks
/// @param downloading whether the node is in its initial download
/// @param progress part of the chain that is verified, 0 to 1
record ChainInfo(
    String chain,
    Hash256 first,
    long height,
    long headers,
    Hash256 best,
    boolean downloading,
    double progress) {

  /// What a later word of the same node says: it has this block by now.
  ChainInfo at(long laterHeight, Hash256 laterBest) {
    return new ChainInfo(
        chain,
        first,
        laterHeight,
        Math.max(headers, laterHeight),
        laterBest,
        downloading,
        progress);
  }
}
