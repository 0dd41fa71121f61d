package org.chimerapool.pool.persistence;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.chimerapool.pool.refusal.CountedHour;
import org.chimerapool.pool.refusal.RefusalBook;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Gives the refusals of the last day back at the start, and writes what is counted since. A
/// statistic: what was counted within the last seconds before the process is killed is lost.
final class RefusalKeeper implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RefusalKeeper.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration DAY = Duration.ofDays(1);

  private final RefusalBook book;
  private final RefusalStore store;
  private final Clock clock;
  private volatile boolean stopping;
  private @Nullable Thread writer;

  RefusalKeeper(RefusalBook book, RefusalStore store, Clock clock) {
    this.book = book;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void start() {
    book.restore(store.load(clock.instant().minus(DAY).truncatedTo(ChronoUnit.HOURS)));
    stopping = false;
    writer = Thread.ofPlatform().name("refusal-keeper").daemon().start(this::run);
  }

  @Override
  public void stop() {
    Thread thread = writer;
    if (thread != null) {
      stopping = true;
      LockSupport.unpark(thread);
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      writer = null;
    }
  }

  @Override
  public boolean isRunning() {
    return writer != null;
  }

  @Override
  public int getPhase() {
    return BanKeeper.PHASE;
  }

  /// Writes what was counted. What cannot be written is kept for the next time.
  void flush() {
    List<CountedHour> changes = book.takeChanges();
    if (changes.isEmpty()) {
      return;
    }
    try {
      store.add(changes, clock.instant().minus(DAY).truncatedTo(ChronoUnit.HOURS));
    } catch (RuntimeException e) {
      log.debug("Refusals wait for the database", e);
      book.putBack(changes);
    }
  }

  private void run() {
    while (!stopping) {
      LockSupport.parkNanos(PAUSE.toNanos());
      flush();
    }
    // Once more: it may have been told to stop before its first turn.
    flush();
  }
}
