package org.chimerapool.pool.persistence;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.SubmitReport;
import org.chimerapool.kernel.Amount;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.FoundBlock;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the chain about recorded blocks whose fate may still change. Belongs to the follower's
/// thread.
final class BlockWatch {

  private static final Logger log = LoggerFactory.getLogger(BlockWatch.class);

  private final BlockFolder folder;
  private final BlockStore store;
  private final BlockTurns turns;
  private final BlockMoves moves;
  private final ChainCatalog chains;
  private final Clock clock;

  /// How long a refused block is handed again to nodes that did not answer.
  private static final Duration REFUSAL_DOUBTED = Duration.ofMinutes(10);

  /// Blocks of which it was told that they pay the pool nothing.
  private final Set<Long> unpaid = new HashSet<>();

  /// What came of the wish to read a block's reward.
  private enum Reading {
    DONE,
    NOTHING,
    LATER
  }

  BlockWatch(
      BlockFolder folder,
      BlockStore store,
      BlockTurns turns,
      BlockMoves moves,
      ChainCatalog chains,
      Clock clock) {
    this.folder = folder;
    this.store = store;
    this.turns = turns;
    this.moves = moves;
    this.chains = chains;
    this.clock = clock;
  }

  /// @return whether anything changed
  boolean look(OpenBlock block) {
    try {
      ChainAdapter chain = chains.get(block.coin());
      return switch (chain.standing(block.hash())) {
        case BlockStanding.InChain in -> {
          boolean mature = in.confirmations() >= chain.description().coinbaseMaturity();
          turns.stands(block.coin(), block.parent(), block.hash());
          Reading reward = readReward(chain, block);
          BlockStatus status =
              mature && reward != Reading.LATER ? BlockStatus.CONFIRMED : BlockStatus.PENDING;
          yield moves.move(block, status, in.confirmations(), "") || reward == Reading.DONE;
        }
        case BlockStanding.Orphaned _ -> aside(block);
        case BlockStanding.NotFound _ -> missing(block);
      };
    } catch (IllegalArgumentException | ChainUnavailableException e) {
      log.debug("Block {} waits for its chain", block.hash(), e);
      return false;
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("Block {} could not be looked at, trying again", block.hash(), e);
      return false;
    }
  }

  /// What counts is what the block as the chain has it pays to the pool. A node that has the block
  /// but does not show it keeps it from becoming final, not from being followed.
  private Reading readReward(ChainAdapter chain, OpenBlock block) {
    if (block.unreadPayout().length == 0) {
      return Reading.NOTHING;
    }
    Optional<Amount> paid;
    try {
      paid = chain.coinbase(block.hash()).map(coinbase -> coinbase.paidTo(block.unreadPayout()));
    } catch (ChainUnavailableException e) {
      log.debug("The reward of block {} cannot be read yet", block.hash(), e);
      return Reading.LATER;
    }
    if (paid.isEmpty()) {
      return Reading.NOTHING;
    }
    if (paid.get().units().signum() == 0) {
      if (unpaid.add(block.id())) {
        log.warn(
            "Block {} at height {} does not pay to the address that the pool had when it was found",
            block.hash(),
            block.height());
      }
      return Reading.NOTHING;
    }
    store.rewarded(block, paid.get());
    return Reading.DONE;
  }

  /// A node knows the header of many a block that it refused: that alone makes it no orphan.
  private boolean aside(OpenBlock block) {
    if (!block.status().isTaken()) {
      return false;
    }
    turns.fell(block.coin(), block.parent(), block.hash());
    return moves.move(block, BlockStatus.ORPHANED, 0, "");
  }

  /// What was refused is handed only to a node that had not answered then, and only soon after.
  private boolean missing(OpenBlock block) {
    return switch (block.status()) {
      case PENDING, ORPHANED -> submitAgain(block);
      case REFUSED ->
          block.foundAt().isAfter(clock.instant().minus(REFUSAL_DOUBTED))
              && store.wasUnheard(block)
              && submitAgain(block);
      case CONFIRMED, SUPERSEDED -> false;
    };
  }

  private boolean submitAgain(OpenBlock block) {
    try {
      Optional<FoundBlock> kept = folder.find(block.hash());
      if (kept.isEmpty()) {
        turns.fell(block.coin(), block.parent(), block.hash());
        return moves.move(block, BlockStatus.ORPHANED, 0, "the chain does not know this block");
      }
      SubmitReport report = turns.submit(kept.get()).report();
      store.answered(block, report.answers(), clock.instant());
      return switch (report.outcome()) {
        case SubmitOutcome.Refused refused
            when BlockSubmitter.statusAfter(refused) == BlockStatus.REFUSED ->
            moves.move(block, BlockStatus.REFUSED, 0, refused.reason());
        case SubmitOutcome.Refused _ -> false;
        case SubmitOutcome.Accepted _ -> moves.move(block, BlockStatus.PENDING, 0, "");
        case SubmitOutcome.Unknown _ -> false;
      };
    } catch (IOException e) {
      log.warn("Block {} cannot be read from disk: {}", block.hash(), e.toString());
      return false;
    }
  }
}
