package org.chimerapool.pool.persistence;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.FoundBlock;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.pool.JournalMonitor;
import org.chimerapool.pool.events.BlockSettled;
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
  private final JournalMonitor journal;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BlockWatch(
      BlockFolder folder,
      BlockStore store,
      ChainCatalog chains,
      JournalMonitor journal,
      ApplicationEventPublisher events,
      Clock clock) {
    this.folder = folder;
    this.store = store;
    this.submitter = new BlockSubmitter(chains);
    this.chains = chains;
    this.journal = journal;
    this.events = events;
    this.clock = clock;
  }

  /// @return whether anything changed
  boolean look(OpenBlock block) {
    boolean changed = false;
    if (!block.effortKnown() && sharesAreIn(block.foundAt())) {
      store.computeEffort(block);
      changed = true;
    }
    try {
      ChainAdapter chain = chains.get(block.coin());
      return switch (chain.standing(block.hash())) {
        case BlockStanding.InChain in -> {
          boolean mature = in.confirmations() >= chain.description().coinbaseMaturity();
          BlockStatus status = mature ? BlockStatus.CONFIRMED : BlockStatus.PENDING;
          yield move(block, status, in.confirmations(), "") || changed;
        }
        case BlockStanding.Orphaned orphaned -> move(block, BlockStatus.ORPHANED, 0, "") || changed;
        case BlockStanding.NotFound missing -> submitAgain(block) || changed;
      };
    } catch (IllegalArgumentException | ChainUnavailableException e) {
      log.debug("Block {} waits for its chain", block.hash(), e);
      return changed;
    }
  }

  private boolean submitAgain(OpenBlock block) {
    try {
      Optional<FoundBlock> kept = folder.find(block.hash());
      if (kept.isEmpty()) {
        return move(block, BlockStatus.ORPHANED, 0, "the chain does not know this block");
      }
      return switch (submitter.submit(kept.get())) {
        case SubmitOutcome.Refused refused
            when BlockSubmitter.statusAfter(refused) == BlockStatus.REFUSED ->
            move(block, BlockStatus.REFUSED, 0, refused.reason());
        case SubmitOutcome.Refused known -> false;
        case SubmitOutcome.Accepted accepted -> move(block, BlockStatus.PENDING, 0, "");
        case SubmitOutcome.Unknown unknown -> false;
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

  /// Whether all shares up to that time are in the database.
  private boolean sharesAreIn(Instant time) {
    JournalHealth health = journal.health();
    return health.waiting() == 0
        || (health.databaseReachable()
            && !health.behind().isZero()
            && clock.instant().minus(health.behind()).isAfter(time));
  }
}
