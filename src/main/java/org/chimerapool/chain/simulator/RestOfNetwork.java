package org.chimerapool.chain.simulator;

import java.util.Optional;
import org.chimerapool.algorithm.AlgorithmCatalog;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.kernel.Hash256;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// All the miners of the simulated chain that are not this pool's.
@Component
@ConditionalOnProperty(name = "chimera.simulator.enabled", matchIfMissing = true)
class RestOfNetwork implements SimulatorControls {

  private static final String ADDRESS = "simRestOfTheNetwork";

  /// How often a search starts again because somebody else was faster.
  private static final int ATTEMPTS = 20;

  private final ChainSimulator simulator;
  private final BlockMiner miner;

  RestOfNetwork(ChainSimulator simulator, AlgorithmCatalog algorithms) {
    this.simulator = simulator;
    this.miner =
        new BlockMiner(
            algorithms.get(simulator.description().algorithm()),
            PayoutScripts.of(ADDRESS).orElseThrow());
  }

  @Override
  public Hash256 mineBlock() throws InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      BlockTemplate template = simulator.template();
      Hash256 parent = template.previousHash();
      Optional<byte[]> block = miner.solve(template, () -> simulator.tip().hash().equals(parent));
      if (block.isPresent()) {
        return submit(block.get());
      }
      if (simulator.tip().hash().equals(parent)) {
        break;
      }
    }
    throw new ChainUnavailableException("no block found: the target is out of reach for now");
  }

  @Override
  public Hash256 reorg(int depth) throws InterruptedException {
    if (depth < 1) {
      throw new IllegalArgumentException("a reorg is at least 1 block deep, not " + depth);
    }
    Hash256 branch = simulator.chain().below(depth);
    for (int attempt = 0; attempt < depth + ATTEMPTS; attempt++) {
      BlockTemplate template = simulator.chain().templateOn(branch);
      byte[] block =
          miner
              .solve(template, () -> true)
              .orElseThrow(
                  () ->
                      new ChainUnavailableException(
                          "no block found at height %d: the target is out of reach"
                              .formatted(template.height())));
      branch = submit(block);
      if (simulator.tip().hash().equals(branch)) {
        return branch;
      }
    }
    throw new ChainUnavailableException("the best chain grew too fast to be overtaken");
  }

  @Override
  public Hash256 orphan(Hash256 blockId) throws InterruptedException {
    return reorg(simulator.chain().depthOf(blockId) + 1);
  }

  private Hash256 submit(byte[] block) {
    return switch (simulator.submit(block)) {
      case SubmitOutcome.Accepted() -> BlockHeader.read(block).id();
      case SubmitOutcome.Refused(String reason) ->
          throw new IllegalStateException("the simulator refuses its own block: " + reason);
      case SubmitOutcome.Unknown(String cause) -> throw new ChainUnavailableException(cause);
    };
  }
}
