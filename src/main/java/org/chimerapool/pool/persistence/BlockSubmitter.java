package org.chimerapool.pool.persistence;

import java.util.List;
import java.util.Optional;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.SubmitReport;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.FoundBlock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands found blocks to their chains and reads the answers. May be used from any thread.
final class BlockSubmitter {

  private static final Logger log = LoggerFactory.getLogger(BlockSubmitter.class);

  private final ChainCatalog chains;

  BlockSubmitter(ChainCatalog chains) {
    this.chains = chains;
  }

  /// Never throws: a fault of the adapter says as little about the block as a silent node.
  SubmitReport submit(FoundBlock block) {
    try {
      return chains.get(block.coin()).submitToAll(block.raw());
    } catch (IllegalArgumentException | ChainUnavailableException e) {
      return silence(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("Block {} could not be submitted, trying again", block.id(), e);
      return silence("the chain's adapter failed");
    }
  }

  /// Where the chain has the block; empty where it cannot be asked now. Never throws.
  Optional<BlockStanding> standing(FoundBlock block) {
    try {
      return Optional.of(chains.get(block.coin()).standing(block.id()));
    } catch (IllegalArgumentException | ChainUnavailableException e) {
      log.debug("Block {} waits for its chain", block.id(), e);
    } catch (RuntimeException e) {
      log.error("The chain of block {} could not be asked, trying again", block.id(), e);
    }
    return Optional.empty();
  }

  /// Submits a block of unknown fate, unless the chain has it already. Never throws.
  SubmitReport submitUnlessKnown(FoundBlock block) {
    return standing(block)
        .map(now -> now instanceof BlockStanding.NotFound ? submit(block) : taken())
        .orElseGet(() -> silence("its chain cannot be asked"));
  }

  static SubmitReport taken() {
    return new SubmitReport(new SubmitOutcome.Accepted(), List.of());
  }

  private static SubmitReport silence(String cause) {
    return new SubmitReport(new SubmitOutcome.Unknown(cause), List.of());
  }

  /// A chain that has the block already says so by refusing it (BIP 22).
  static BlockStatus statusAfter(SubmitOutcome outcome) {
    return switch (outcome) {
      case SubmitOutcome.Refused(String reason) ->
          isKnown(reason) ? BlockStatus.PENDING : BlockStatus.REFUSED;
      case SubmitOutcome.Accepted _ -> BlockStatus.PENDING;
      case SubmitOutcome.Unknown _ -> BlockStatus.PENDING;
    };
  }

  private static boolean isKnown(String reason) {
    return switch (reason) {
      case "duplicate", "duplicate-inconclusive", "inconclusive" -> true;
      default -> false;
    };
  }
}
