package org.chimerapool.chain.simulator;

import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.chain.BlockTemplate;

/// Solves templates of any chain whose target is low, by code that the pool has no part in.
public final class TemplateSolver {

  private final BlockMiner miner;

  /// @param payoutScript where the whole reward goes
  public TemplateSolver(Algorithm algorithm, byte[] payoutScript) {
    this.miner = new BlockMiner(algorithm, payoutScript);
  }

  /// A block as on the wire.
  public byte[] solve(BlockTemplate template) throws InterruptedException {
    return miner.solve(template, () -> true).orElseThrow();
  }
}
