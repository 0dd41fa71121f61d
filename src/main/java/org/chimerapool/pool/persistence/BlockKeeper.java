package org.chimerapool.pool.persistence;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.events.TipChanged;
import org.chimerapool.pool.BlockSink;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.FoundBlock;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.pool.JournalMonitor;
import org.chimerapool.pool.events.BlockFound;
import org.chimerapool.pool.events.BlockSettled;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/// Takes found blocks to the chain and follows them until they count for good or not at all.
///
/// One thread does everything. A block is on the disk before it is submitted, stays there until
/// the database says what became of it, and is submitted again whenever the chain does not know
/// it: so neither a crash nor an absent database or node loses one.
final class BlockKeeper implements BlockSink, SmartLifecycle {

  /// Starts before the pools and stops after them.
  static final int PHASE = 60;

  private static final Logger log = LoggerFactory.getLogger(BlockKeeper.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  /// How long an orphan may still come back.
  private static final Duration ORPHANS_FOLLOWED = Duration.ofDays(1);

  private final BlockFolder folder;
  private final BlockStore store;
  private final ChainCatalog chains;
  private final JournalMonitor journal;
  private final BlockChanges changes;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  private final LinkedBlockingQueue<Optional<FoundBlock>> queue = new LinkedBlockingQueue<>();
  private final List<FoundBlock> unrecorded = new ArrayList<>();
  private boolean databaseAway;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  BlockKeeper(
      BlockFolder folder,
      BlockStore store,
      ChainCatalog chains,
      JournalMonitor journal,
      BlockChanges changes,
      ApplicationEventPublisher events,
      Clock clock) {
    this.folder = folder;
    this.store = store;
    this.chains = chains;
    this.journal = journal;
    this.changes = changes;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void found(FoundBlock block) {
    queue.add(Optional.of(block));
  }

  @EventListener
  void tipChanged(TipChanged event) {
    queue.add(Optional.empty());
  }

  @Override
  public void start() {
    stopping = false;
    thread = Thread.ofPlatform().name("blocks").start(this::run);
  }

  /// Takes what was found to the disk and the chain, then stops.
  @Override
  public void stop() {
    Thread keeper = thread;
    if (keeper != null) {
      stopping = true;
      queue.add(Optional.empty());
      try {
        keeper.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private void run() {
    try {
      unrecorded.addAll(folder.all());
    } catch (IOException e) {
      log.error("The folder of found blocks cannot be read: {}", e.toString());
    }
    follow();
    while (!stopping || !queue.isEmpty()) {
      try {
        Optional<FoundBlock> next = queue.poll(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        if (next != null && next.isPresent()) {
          take(next.get());
        } else if (!stopping) {
          queue.removeIf(Optional::isEmpty);
          follow();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        log.error("Following found blocks failed, trying again", e);
      }
    }
  }

  /// To the disk, to the chain, to the database, in this order.
  private void take(FoundBlock block) {
    try {
      folder.keep(block);
    } catch (IOException e) {
      log.error(
          "Block {} cannot be kept on disk, submitting it anyway: {}", block.id(), e.toString());
    }
    SubmitOutcome outcome = submit(block);
    if (!record(block, outcome)) {
      unrecorded.add(block);
    }
  }

  private SubmitOutcome submit(FoundBlock block) {
    try {
      return chains.get(block.coin()).submit(block.raw());
    } catch (IllegalArgumentException | ChainUnavailableException e) {
      return new SubmitOutcome.Unknown(String.valueOf(e.getMessage()));
    }
  }

  /// @return whether the database has the block now
  private boolean record(FoundBlock block, SubmitOutcome outcome) {
    BlockStatus status = statusAfter(outcome);
    String detail =
        switch (outcome) {
          case SubmitOutcome.Accepted accepted -> "";
          case SubmitOutcome.Refused refused -> refused.reason();
          case SubmitOutcome.Unknown unknown -> "not submitted yet: " + unknown.cause();
        };
    try {
      boolean fresh = store.insert(block, status, detail, clock.instant());
      answered();
      if (fresh) {
        tell(block, status, detail);
      }
      if (status == BlockStatus.REFUSED) {
        folder.retire(block.id());
      }
      return true;
    } catch (DataAccessException e) {
      away(e);
      return false;
    } catch (IOException e) {
      log.warn("Block {} stays on disk: {}", block.id(), e.toString());
      return true;
    }
  }

  /// A chain that has the block already says so by refusing it (BIP 22).
  private static BlockStatus statusAfter(SubmitOutcome outcome) {
    return switch (outcome) {
      case SubmitOutcome.Refused refused ->
          refused.reason().startsWith("duplicate") || refused.reason().equals("inconclusive")
              ? BlockStatus.PENDING
              : BlockStatus.REFUSED;
      case SubmitOutcome.Accepted accepted -> BlockStatus.PENDING;
      case SubmitOutcome.Unknown unknown -> BlockStatus.PENDING;
    };
  }

  private void tell(FoundBlock block, BlockStatus status, String detail) {
    var credit = block.credit();
    if (status == BlockStatus.REFUSED) {
      log.warn("Block {} at height {} was refused: {}", block.id(), credit.height(), detail);
      events.publishEvent(
          new BlockSettled(credit.pool(), credit.height(), block.id(), status, clock.instant()));
    } else {
      log.info("Block {} found at height {} by {}", block.id(), credit.height(), credit.worker());
      events.publishEvent(
          new BlockFound(
              credit.pool(),
              credit.height(),
              block.id(),
              credit.worker(),
              block.reward(),
              credit.at()));
    }
    changes.tell();
  }

  /// Records what could not be recorded yet, then asks the chain about every open block.
  private void follow() {
    unrecorded.removeIf(this::recordAgain);
    try {
      boolean changed = false;
      for (OpenBlock block : store.open(clock.instant().minus(ORPHANS_FOLLOWED))) {
        changed |= look(block);
      }
      answered();
      if (changed) {
        changes.tell();
      }
    } catch (DataAccessException e) {
      away(e);
    }
  }

  /// Whether the block is known to the database now. One that the chain has not seen is
  /// submitted.
  private boolean recordAgain(FoundBlock block) {
    try {
      Optional<BlockStatus> known = store.status(block);
      if (known.isPresent()) {
        if (isOver(known.get(), block.credit().at())) {
          folder.retire(block.id());
        }
        return true;
      }
      boolean seen =
          !(chains.get(block.coin()).standing(block.id()) instanceof BlockStanding.NotFound);
      return record(block, seen ? new SubmitOutcome.Accepted() : submit(block));
    } catch (DataAccessException e) {
      away(e);
      return false;
    } catch (IllegalArgumentException | ChainUnavailableException e) {
      log.debug("Block {} waits for its chain", block.id(), e);
      return false;
    } catch (IOException e) {
      log.warn("Block {} stays on disk: {}", block.id(), e.toString());
      return true;
    }
  }

  private boolean isOver(BlockStatus status, Instant foundAt) {
    return switch (status) {
      case PENDING -> false;
      case ORPHANED -> foundAt.isBefore(clock.instant().minus(ORPHANS_FOLLOWED));
      case CONFIRMED, REFUSED -> true;
    };
  }

  /// @return whether anything changed
  private boolean look(OpenBlock block) {
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
      return switch (submit(kept.get())) {
        case SubmitOutcome.Refused refused when statusAfter(refused) == BlockStatus.REFUSED ->
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

  private void away(DataAccessException e) {
    if (!databaseAway) {
      databaseAway = true;
      log.warn(
          "The database does not take found blocks, they wait on disk meanwhile: {}",
          String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private void answered() {
    if (databaseAway) {
      databaseAway = false;
      log.info("The database takes found blocks again");
    }
  }
}
