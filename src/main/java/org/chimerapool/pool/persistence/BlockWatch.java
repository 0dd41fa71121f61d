package org.chimerapool.pool.persistence;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
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
import org.chimerapool.pool.events.BlockSettled;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/// Asks the chain about recorded blocks whose fate may still change. Belongs to the follower's
/// thread.
final class BlockWatch {

  private static final Logger log = LoggerFactory.getLogger(BlockWatch.class);

  private final BlockFolder folder;
  private final BlockStore store;
  private final BlockSubmitter submitter;
  private final ChainCatalog chains;
  private final ApplicationEventPublisher events;
  private final Clock clock;

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
      ChainCatalog chains,
      ApplicationEventPublisher events,
      Clock clock) {
    this.folder = folder;
    this.store = store;
    this.submitter = new BlockSubmitter(chains);
    this.chains = chains;
    this.events = events;
    this.clock = clock;
  }

  /// @return whether anything changed
  boolean look(OpenBlock block) {
    try {
      ChainAdapter chain = chains.get(block.coin());
      return switch (chain.standing(block.hash())) {
        case BlockStanding.InChain in -> {
          boolean mature = in.confirmations() >= chain.description().coinbaseMaturity();
          Reading reward = readReward(chain, block);
          BlockStatus status =
              mature && reward != Reading.LATER ? BlockStatus.CONFIRMED : BlockStatus.PENDING;
          yield move(block, status, in.confirmations(), "") || reward == Reading.DONE;
        }
        case BlockStanding.Orphaned _ -> move(block, BlockStatus.ORPHANED, 0, "");
        case BlockStanding.NotFound _ -> submitAgain(block);
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

  private boolean submitAgain(OpenBlock block) {
    try {
      Optional<FoundBlock> kept = folder.find(block.hash());
      if (kept.isEmpty()) {
        return move(block, BlockStatus.ORPHANED, 0, "the chain does not know this block");
      }
      SubmitReport report = submitter.submit(kept.get());
      store.answered(block, report.answers(), clock.instant());
      return switch (report.outcome()) {
        case SubmitOutcome.Refused refused
            when BlockSubmitter.statusAfter(refused) == BlockStatus.REFUSED ->
            move(block, BlockStatus.REFUSED, 0, refused.reason());
        case SubmitOutcome.Refused _ -> false;
        case SubmitOutcome.Accepted _ -> move(block, BlockStatus.PENDING, 0, "");
        case SubmitOutcome.Unknown _ -> false;
      };
    } catch (IOException e) {
      log.warn("Block {} cannot be read from disk: {}", block.hash(), e.toString());
      return false;
    }
  }

  private boolean move(OpenBlock block, BlockStatus status, int confirmations, String detail) {
    if (block.status() == status && block.confirmations() == confirmations) {
      return false;
    }
    Instant now = clock.instant();
    if (!store.settle(block, status, confirmations, detail, now)) {
      return false;
    }
    if (block.status() != status) {
      log.info(
          "Block {} at height {} is {} now, was {}",
          block.hash(),
          block.height(),
          status,
          block.status());
      if (counts(status) != counts(block.status())) {
        store.forgetEfforts(block);
      }
      events.publishEvent(
          new BlockSettled(block.pool(), block.height(), block.hash(), status, now));
    }
    if (status == BlockStatus.CONFIRMED || status == BlockStatus.REFUSED) {
      retire(block);
    }
    return true;
  }

  private void retire(OpenBlock block) {
    try {
      folder.retire(block.hash());
    } catch (IOException e) {
      log.warn("Block {} stays on disk: {}", block.hash(), e.toString());
    }
  }

  private static boolean counts(BlockStatus status) {
    return switch (status) {
      case PENDING, CONFIRMED -> true;
      case ORPHANED, REFUSED -> false;
    };
  }
}
