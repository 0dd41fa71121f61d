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
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.pool.BlockStatus;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings submitted blocks into the database and follows them until they count for good or not at
/// all, on a thread of its own, which may wait for the database as long as it takes.
///
/// What no node has answered to is submitted again, with or without a database.
final class BlockFollower {

  private static final Logger log = LoggerFactory.getLogger(BlockFollower.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  /// How long an orphan may still come back.
  private static final Duration ORPHANS_FOLLOWED = Duration.ofDays(1);

  private final BlockFolder folder;
  private final BlockStore store;
  private final BlockSubmitter submitter;
  private final BlockRecorder recorder;
  private final BlockWatch watch;
  private final BlockEfforts efforts;
  private final BlockChanges changes;
  private final Clock clock;

  /// Empty stands for the wish to look at all of them.
  private final LinkedBlockingQueue<Optional<Submitted>> queue = new LinkedBlockingQueue<>();

  private final List<Submitted> unrecorded = new ArrayList<>();
  private boolean databaseAway;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  BlockFollower(
      BlockFolder folder,
      BlockStore store,
      BlockSubmitter submitter,
      BlockRecorder recorder,
      BlockWatch watch,
      BlockEfforts efforts,
      BlockChanges changes,
      Clock clock) {
    this.folder = folder;
    this.store = store;
    this.submitter = submitter;
    this.recorder = recorder;
    this.watch = watch;
    this.efforts = efforts;
    this.changes = changes;
    this.clock = clock;
  }

  /// Takes up what an earlier run left on the disk.
  void start() {
    stopping = false;
    try {
      folder.all().stream().map(Submitted::unknown).forEach(unrecorded::add);
    } catch (IOException e) {
      log.error("The folder of found blocks cannot be read: {}", e.toString());
    }
    thread = Thread.ofPlatform().name("blocks").start(this::run);
  }

  /// Records what was handed over, if the database takes it, then stops.
  void stop() {
    Thread follower = thread;
    if (follower != null) {
      stopping = true;
      queue.add(Optional.empty());
      try {
        follower.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  void submitted(Submitted block) {
    queue.add(Optional.of(block));
  }

  /// Looks at all blocks soon.
  void look() {
    queue.add(Optional.empty());
  }

  private void run() {
    guarded(this::follow);
    while (!stopping || !queue.isEmpty()) {
      try {
        Optional<Submitted> next = queue.poll(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        if (next != null && next.isPresent()) {
          guarded(() -> take(next.get()));
        } else if (!stopping) {
          queue.removeIf(Optional::isEmpty);
          guarded(this::follow);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /// A fault with one block must not end the following of all others.
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (DataAccessException e) {
      away(e);
    } catch (RuntimeException e) {
      log.error("Following found blocks failed, trying again", e);
    }
  }

  private void take(Submitted block) {
    unrecorded.add(block);
    if (!stopping || !databaseAway) {
      recorder.record(block);
      unrecorded.remove(block);
      answered();
    }
  }

  /// Records what could not be recorded yet, then asks the chain about every open block.
  private void follow() {
    unrecorded.replaceAll(this::askChain);
    for (Submitted block : List.copyOf(unrecorded)) {
      recordAgain(block);
      unrecorded.remove(block);
    }
    boolean changed = false;
    for (OpenBlock block : store.open(clock.instant().minus(ORPHANS_FOLLOWED))) {
      changed |= watch.look(block);
    }
    changed |= efforts.compute();
    answered();
    if (changed) {
      changes.tell();
    }
  }

  private Submitted askChain(Submitted before) {
    return before.outcome() instanceof SubmitOutcome.Unknown
        ? new Submitted(before.block(), submitter.submitUnlessKnown(before.block()))
        : before;
  }

  private void recordAgain(Submitted submitted) {
    Optional<BlockStatus> known = store.status(submitted.block());
    if (known.isEmpty()) {
      recorder.record(submitted);
    } else if (isOver(known.get(), submitted.block().credit().at())) {
      recorder.retire(submitted.block());
    }
  }

  private boolean isOver(BlockStatus status, Instant foundAt) {
    return switch (status) {
      case PENDING -> false;
      case ORPHANED -> foundAt.isBefore(clock.instant().minus(ORPHANS_FOLLOWED));
      case CONFIRMED, REFUSED -> true;
    };
  }

  private void away(DataAccessException e) {
    if (!databaseAway) {
      databaseAway = true;
      Throwable cause = e.getCause() == null ? e : e.getCause();
      log.warn(
          "The database does not take found blocks, they wait on disk meanwhile: {}",
          String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private void answered() {
    if (databaseAway) {
      databaseAway = false;
      log.info("The database takes found blocks again");
    }
  }
}
