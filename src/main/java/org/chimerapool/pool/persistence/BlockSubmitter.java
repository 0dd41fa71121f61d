package org.chimerapool.pool.persistence;

import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.chain.SubmitOutcome;
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
  SubmitOutcome submit(FoundBlock block) {
    try {
      return chains.get(block.coin()).submit(block.raw());
    } catch (IllegalArgumentException | ChainUnavailableException e) {
      return new SubmitOutcome.Unknown(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("Block {} could not be submitted, trying again", block.id(), e);
      return new SubmitOutcome.Unknown("the chain's adapter failed");
    }
  }

  /// Submits a block of unknown fate, unless the chain has it already. Never throws.
  SubmitOutcome submitUnlessKnown(FoundBlock block) {
    try {
      boolean known =
          !(chains.get(block.coin()).standing(block.id()) instanceof BlockStanding.NotFound);
      return known ? new SubmitOutcome.Accepted() : submit(block);
    } catch (IllegalArgumentException | ChainUnavailableException e) {
      log.debug("Block {} waits for its chain", block.id(), e);
      return new SubmitOutcome.Unknown(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("The chain of block {} could not be asked, trying again", block.id(), e);
      return new SubmitOutcome.Unknown("the chain's adapter failed");
    }
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
