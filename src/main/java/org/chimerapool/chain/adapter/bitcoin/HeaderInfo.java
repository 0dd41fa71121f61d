package org.chimerapool.chain.adapter.bitcoin;

import java.time.Instant;
import org.chimerapool.kernel.Hash256;

/// What `getblockheader` says.
///
/// @param previous [Hash256#ZERO] for the first block
/// @param confirmations 1 for the tip, negative for a block that is not on the best chain
record HeaderInfo(Hash256 hash, long height, Hash256 previous, Instant time, int confirmations) {

  boolean onBestChain() {
    return confirmations > 0;
  }
}
