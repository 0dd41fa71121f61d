package org.chimerapool.pool.persistence;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.FoundBlock;
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

  /// How long a block may still come back that is an orphan, was refused or not submitted.
  static final Duration FOLLOWED = Duration.ofDays(1);

  private static final Duration SWEEP = Duration.ofHours(1);

  /// Blocks that the chain should not have, of which it is asked in one look.
  private static final int DOUBTED_AT_ONCE = 32;

  private final BlockFolder folder;
  private final BlockStore store;
  private final BlockSubmitter submitter;
  private final BlockTurns turns;
  private final BlockRecorder recorder;
  private final BlockMoves moves;
  private final BlockWatch watch;
  private final BlockHeirs heirs;
  private final BlockEfforts efforts;
  private final BlockChanges changes;
  private final Clock clock;

  /// Empty stands for the wish to look at all of them.
  private final LinkedBlockingQueue<Optional<Submitted>> queue = new LinkedBlockingQueue<>();

  /// From an earlier run.
  private final List<FoundBlock> leftOver = new ArrayList<>();

  private final List<Submitted> unrecorded = new ArrayList<>();
  private long doubtedUpTo;
  private Instant swept = Instant.EPOCH;
  private boolean databaseAway;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  BlockFollower(
      BlockFolder folder,
      BlockStore store,
      BlockSubmitter submitter,
      BlockTurns turns,
      BlockRecorder recorder,
      BlockMoves moves,
      BlockWatch watch,
      BlockHeirs heirs,
      BlockEfforts efforts,
      BlockChanges changes,
      Clock clock) {
    this.folder = folder;
    this.store = store;
    this.submitter = submitter;
    this.turns = turns;
    this.recorder = recorder;
    this.moves = moves;
    this.watch = watch;
    this.heirs = heirs;
    this.efforts = efforts;
    this.changes = changes;
    this.clock = clock;
  }

  /// Takes up what an earlier run left on the disk.
  void start() {
    stopping = false;
    try {
      leftOver.addAll(folder.all());
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

  /// Those that were not submitted come by the hundred where a hash is easily a block.
  private void take(Submitted block) {
    List<Submitted> taken = new ArrayList<>(List.of(block));
    Optional<Submitted> next = Optional.of(block);
    while (next.isPresent()) {
      next = Optional.ofNullable(queue.peek()).flatMap(waiting -> waiting);
      if (next.isPresent()) {
        taken.add(next.get());
        queue.remove();
      }
    }
    unrecorded.addAll(taken);
    if (!stopping || !databaseAway) {
      record(taken);
      unrecorded.removeAll(taken);
      answered();
    }
  }

  private void record(List<Submitted> blocks) {
    blocks.stream().filter(block -> !block.superseded()).forEach(recorder::record);
    List<Submitted> waiting = blocks.stream().filter(Submitted::superseded).toList();
    if (!waiting.isEmpty()) {
      recorder.recordSuperseded(waiting);
    }
  }

  /// Records what could not be recorded yet, then asks the chain about every open block.
  private void follow() {
    takeUp();
    unrecorded.replaceAll(this::askChain);
    recordAgain();
    Instant now = clock.instant();
    Instant since = now.minus(FOLLOWED);
    boolean changed = false;
    for (OpenBlock block : store.open().since(since)) {
      changed |= watch.look(block);
    }
    List<OpenBlock> doubted = store.open().doubted(since, doubtedUpTo, DOUBTED_AT_ONCE);
    for (OpenBlock block : doubted) {
      changed |= watch.look(block);
    }
    doubtedUpTo = doubted.size() < DOUBTED_AT_ONCE ? 0 : doubted.getLast().id();
    changed |= heirs.look();
    changed |= efforts.compute();
    answered();
    if (changed) {
      changes.tell();
    }
    sweep(now);
  }

  /// What an earlier run left takes its place again: first those that the chain has, for they were
  /// submitted; of those that it does not have, one of each parent.
  private void takeUp() {
    Set<CoinId> silent = new HashSet<>();
    List<FoundBlock> unknown = new ArrayList<>();
    for (FoundBlock block : leftOver) {
      Optional<BlockStanding> known =
          silent.contains(block.coin()) ? Optional.empty() : submitter.standing(block);
      if (known.isEmpty()) {
        silent.add(block.coin());
      }
      switch (known.orElseGet(BlockStanding.NotFound::new)) {
        case BlockStanding.InChain _ -> {
          turns.stands(block.coin(), block.parent(), block.id());
          unrecorded.add(new Submitted(block, BlockSubmitter.taken()));
        }
        case BlockStanding.Orphaned _ ->
            unrecorded.add(new Submitted(block, BlockSubmitter.taken()));
        case BlockStanding.NotFound _ -> unknown.add(block);
      }
    }
    leftOver.clear();
    for (FoundBlock block : unknown) {
      switch (turns.join(block)) {
        case FIRST -> unrecorded.add(Submitted.unknown(block));
        case SUPERSEDED -> unrecorded.add(Submitted.superseded(block));
        case BEHIND, NOT_NEEDED -> log.debug("Block {} waits behind another", block.id());
      }
    }
  }

  private Submitted askChain(Submitted before) {
    return before.isOpen() ? turns.submitUnlessKnown(before.block()) : before;
  }

  private void recordAgain() {
    List<Submitted> fresh = new ArrayList<>();
    for (Submitted submitted : List.copyOf(unrecorded)) {
      Optional<BlockStatus> known = store.status(submitted.block());
      if (known.isEmpty()) {
        fresh.add(submitted);
      } else if (isOver(known.get(), submitted.block().credit().at())) {
        moves.retire(submitted.block().id());
      }
    }
    record(fresh);
    unrecorded.clear();
  }

  /// Files are deleted when what became of their blocks is known for good; those that were missed
  /// then, for whatever reason, are found here.
  private void sweep(Instant now) {
    if (now.isBefore(swept.plus(SWEEP))) {
      return;
    }
    swept = now;
    Instant since = now.minus(FOLLOWED);
    try {
      for (Hash256 block : folder.olderThan(since)) {
        if (store.isOver(block, since)) {
          moves.retire(block);
        }
      }
    } catch (IOException e) {
      log.warn("The folder of found blocks cannot be read: {}", e.toString());
    }
  }

  private boolean isOver(BlockStatus status, Instant foundAt) {
    return switch (status) {
      case PENDING -> false;
      case ORPHANED, REFUSED, SUPERSEDED -> foundAt.isBefore(clock.instant().minus(FOLLOWED));
      case CONFIRMED -> true;
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
