package org.chimerapool.pool.persistence;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.BooleanSupplier;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.events.TipChanged;
import org.chimerapool.pool.BlockSink;
import org.chimerapool.pool.FoundBlock;
import org.chimerapool.pool.JournalMonitor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/// Takes found blocks to the disk, on a thread that waits for nothing else, and from there to the
/// chain, each on a thread of its own: a late block is an orphan, and a node that does not answer
/// must not make the next block late. What becomes of them is the [BlockFollower]'s to see.
///
/// Of several candidates on one parent only one is submitted at a time ([BlockLines]); those that
/// have to wait let every other pass, on the way to the disk too.
///
/// A block and its credit are forced to the disk before it is submitted and before its miner hears
/// of it. It stays there until the database says what became of it, and is submitted again whenever
/// the chain does not know it: so neither a crash nor an absent database or node loses one.
final class BlockKeeper implements BlockSink, SmartLifecycle {

  /// Starts before the pools and stops after them.
  static final int PHASE = 60;

  private static final Logger log = LoggerFactory.getLogger(BlockKeeper.class);

  /// Candidates that wait are forced to the disk together, so many at once.
  private static final int BATCH = 32;

  /// @param first whether it is to be submitted as soon as it is on the disk
  private record Candidate(FoundBlock block, boolean first, CompletableFuture<Boolean> safe) {}

  private final BlockFolder folder;
  private final BooleanSupplier journal;
  private final BlockTurns turns;
  private final BlockFollower follower;

  /// Empty stands for the end.
  private final LinkedBlockingDeque<Optional<Candidate>> queue = new LinkedBlockingDeque<>();

  private @Nullable Thread thread;

  /// @param journal forces the share journal, and says whether the disk took it
  BlockKeeper(
      BlockFolder folder,
      BlockStore store,
      BooleanSupplier journal,
      ChainCatalog chains,
      JournalMonitor monitor,
      BlockChanges changes,
      ApplicationEventPublisher events,
      Clock clock) {
    this.folder = folder;
    this.journal = journal;
    BlockSubmitter submitter = new BlockSubmitter(chains);
    this.turns = new BlockTurns(new BlockLines(), submitter, this::settled);
    BlockMoves moves = new BlockMoves(folder, store, turns, events, clock);
    BlockRecorder recorder = new BlockRecorder(folder, store, changes, events, clock);
    this.follower =
        new BlockFollower(
            folder,
            store,
            submitter,
            turns,
            recorder,
            moves,
            new BlockWatch(folder, store, turns, moves, chains, clock),
            new BlockHeirs(folder, store, turns, moves, chains, clock),
            new BlockEfforts(store, monitor, clock),
            changes,
            clock);
  }

  @Override
  public CompletableFuture<Boolean> found(FoundBlock block) {
    CompletableFuture<Boolean> safe = new CompletableFuture<>();
    switch (turns.claim(block)) {
      case FIRST -> queue.addFirst(Optional.of(new Candidate(block, true, safe)));
      case BEHIND, SUPERSEDED -> queue.addLast(Optional.of(new Candidate(block, false, safe)));
      case NOT_NEEDED -> safe.complete(false);
    }
    return safe;
  }

  @EventListener
  void tipChanged(TipChanged event) {
    follower.look();
  }

  @Override
  public void start() {
    follower.start();
    thread = Thread.ofPlatform().name("block-keep").start(this::run);
  }

  /// Takes what was found to the disk and the chain, then stops.
  @Override
  public void stop() {
    Thread keeper = thread;
    if (keeper != null) {
      queue.add(Optional.empty());
      try {
        keeper.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread = null;
      follower.stop();
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

  /// Ends when every block was submitted.
  private void run() {
    try (ExecutorService submitting = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Optional<Candidate> next = queue.take(); next.isPresent(); next = queue.take()) {
        List<Candidate> batch = batch(next.get());
        boolean kept = keep(batch.stream().map(Candidate::block).toList());
        batch.forEach(candidate -> kept(candidate, kept, submitting));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Candidate> batch(Candidate next) {
    List<Candidate> batch = new ArrayList<>(List.of(next));
    while (batch.size() < BATCH && !batch.getLast().first()) {
      Optional<Candidate> waiting = queue.peekFirst();
      if (waiting == null || waiting.isEmpty()) {
        break;
      }
      // What is there now may be one that came first meanwhile; it is welcome too.
      Optional.ofNullable(queue.pollFirst()).flatMap(taken -> taken).ifPresent(batch::add);
    }
    return batch;
  }

  private boolean keep(List<FoundBlock> blocks) {
    try {
      folder.keep(blocks);
      return journal.getAsBoolean();
    } catch (IOException | RuntimeException e) {
      log.error(
          "Block {} cannot be kept on disk, submitting it anyway: {}",
          blocks.getFirst().id(),
          e.toString());
      return false;
    }
  }

  private void kept(Candidate candidate, boolean kept, ExecutorService submitting) {
    FoundBlock block = candidate.block();
    if (kept) {
      candidate.safe().complete(true);
    }
    switch (candidate.first() ? BlockLines.Place.FIRST : turns.join(block)) {
      case FIRST -> submitting.execute(() -> submit(candidate));
      case BEHIND, NOT_NEEDED -> candidate.safe().complete(false);
      case SUPERSEDED -> {
        candidate.safe().complete(false);
        follower.submitted(Submitted.superseded(block));
      }
    }
  }

  /// A chain that took the block keeps it as safe as any disk.
  private void submit(Candidate candidate) {
    Submitted submitted = turns.submit(candidate.block());
    candidate.safe().complete(submitted.outcome() instanceof SubmitOutcome.Accepted);
    follower.submitted(submitted);
  }

  private void settled(Submitted submitted) {
    follower.submitted(submitted);
  }
}
