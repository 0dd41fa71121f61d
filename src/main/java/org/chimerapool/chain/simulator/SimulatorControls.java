package org.chimerapool.chain.simulator;

import org.chimerapool.kernel.Hash256;

/// Lets tests and the console make things happen on the simulated chain.
///
/// Every method does real proof of work on the calling thread and returns when the chain has taken
/// the blocks: with the default target about 10 million hashes a block. All throw
/// [org.chimerapool.chain.ChainUnavailableException] when the search was given up.
public interface SimulatorControls {

  /// The rest of the network finds the next block.
  ///
  /// @return the id of the new tip
  Hash256 mineBlock() throws InterruptedException;

  /// The rest of the network overtakes the best chain from `depth` blocks back.
  ///
  /// @param depth how many blocks of the best chain become orphans, at least 1 and less than the
  ///     height
  /// @return the id of the new tip
  Hash256 reorg(int depth) throws InterruptedException;

  /// The rest of the network overtakes the best chain from just below the given block.
  ///
  /// @return the id of the new tip
  /// @throws IllegalArgumentException when the block is not on the best chain
  Hash256 orphan(Hash256 blockId) throws InterruptedException;
}
