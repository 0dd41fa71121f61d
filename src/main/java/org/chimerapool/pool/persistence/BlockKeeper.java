package org.chimerapool.pool.persistence;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.SubmitReport;
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
/// A block and its credit are forced to the disk before it is submitted and before its miner hears
/// of it. It stays there until the database says what became of it, and is submitted again whenever
/// the chain does not know it: so neither a crash nor an absent database or node loses one.
final class BlockKeeper implements BlockSink, SmartLifecycle {

  /// Starts before the pools and stops after them.
  static final int PHASE = 60;

  private static final Logger log = LoggerFactory.getLogger(BlockKeeper.class);

  private record Candidate(FoundBlock block, CompletableFuture<Boolean> safe) {}

  private final BlockFolder folder;
  private final BooleanSupplier journal;
  private final BlockSubmitter submitter;
  private final BlockFollower follower;

  /// Empty stands for the end.
  private final LinkedBlockingQueue<Optional<Candidate>> queue = new LinkedBlockingQueue<>();

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
    this.submitter = new BlockSubmitter(chains);
    this.follower =
        new BlockFollower(
            folder,
            store,
            submitter,
            new BlockRecorder(folder, store, changes, events, clock),
            new BlockWatch(folder, store, chains, events, clock),
            new BlockEfforts(store, monitor, clock),
            changes,
            clock);
  }

  @Override
  public CompletableFuture<Boolean> found(FoundBlock block) {
    CompletableFuture<Boolean> safe = new CompletableFuture<>();
    queue.add(Optional.of(new Candidate(block, safe)));
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
        Candidate candidate = next.get();
        boolean kept = keep(candidate.block());
        if (kept) {
          candidate.safe().complete(true);
        }
        submitting.execute(() -> submit(candidate));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean keep(FoundBlock block) {
    try {
      folder.keep(block);
      return journal.getAsBoolean();
    } catch (IOException | RuntimeException e) {
      log.error(
          "Block {} cannot be kept on disk, submitting it anyway: {}", block.id(), e.toString());
      return false;
    }
  }

  /// A chain that took the block keeps it as safe as any disk.
  private void submit(Candidate candidate) {
    SubmitReport report = submitter.submit(candidate.block());
    candidate.safe().complete(report.outcome() instanceof SubmitOutcome.Accepted);
    follower.submitted(new Submitted(candidate.block(), report));
  }
}
