package org.chimerapool.pool.persistence;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.chimerapool.chain.ChainCatalog;
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

/// Takes found blocks to the disk and to the chain, on a thread that waits for nothing else: a late
/// block is an orphan. What becomes of them is the [BlockFollower]'s to see.
///
/// A block is on the disk before it is submitted, stays there until the database says what became
/// of it, and is submitted again whenever the chain does not know it: so neither a crash nor an
/// absent database or node loses one.
final class BlockKeeper implements BlockSink, SmartLifecycle {

  /// Starts before the pools and stops after them.
  static final int PHASE = 60;

  private static final Logger log = LoggerFactory.getLogger(BlockKeeper.class);

  private final BlockFolder folder;
  private final BlockSubmitter submitter;
  private final BlockFollower follower;

  /// Empty stands for the end.
  private final LinkedBlockingQueue<Optional<FoundBlock>> queue = new LinkedBlockingQueue<>();

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
    this.submitter = new BlockSubmitter(chains);
    this.follower =
        new BlockFollower(
            folder,
            store,
            submitter,
            new BlockRecorder(folder, store, changes, events, clock),
            new BlockWatch(folder, store, chains, journal, events, clock),
            changes,
            clock);
  }

  @Override
  public void found(FoundBlock block) {
    queue.add(Optional.of(block));
  }

  @EventListener
  void tipChanged(TipChanged event) {
    follower.look();
  }

  @Override
  public void start() {
    follower.start();
    thread = Thread.ofPlatform().name("block-submit").start(this::run);
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

  private void run() {
    try {
      for (Optional<FoundBlock> next = queue.take(); next.isPresent(); next = queue.take()) {
        take(next.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// To the disk, to the chain, to whoever records it, in this order.
  private void take(FoundBlock block) {
    try {
      folder.keep(block);
    } catch (IOException | RuntimeException e) {
      log.error(
          "Block {} cannot be kept on disk, submitting it anyway: {}", block.id(), e.toString());
    }
    follower.submitted(new Submitted(block, submitter.submit(block)));
  }
}
