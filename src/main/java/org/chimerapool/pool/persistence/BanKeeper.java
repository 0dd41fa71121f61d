package org.chimerapool.pool.persistence;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.chimerapool.kernel.Registration;
import org.chimerapool.pool.ban.BanBook;
import org.chimerapool.pool.ban.KeptBan;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Gives the bans of the last run back at the start, and writes what changes. While the database is
/// away bans hold all the same; they are written when it is back.
final class BanKeeper implements SmartLifecycle {

  /// Before anybody is let in.
  static final int PHASE = 60;

  private static final Logger log = LoggerFactory.getLogger(BanKeeper.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final BanBook bans;
  private final BanStore store;
  private final Clock clock;
  private volatile boolean stopping;
  private @Nullable Thread writer;
  private @Nullable Registration news;

  BanKeeper(BanBook bans, BanStore store, Clock clock) {
    this.bans = bans;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void start() {
    bans.restore(store.load(clock.instant().minus(BanBook.REMEMBERED)));
    stopping = false;
    Thread thread = Thread.ofPlatform().name("ban-keeper").daemon().start(this::run);
    writer = thread;
    news = bans.onBan(_ -> LockSupport.unpark(thread));
  }

  @Override
  public void stop() {
    Thread thread = writer;
    if (thread != null) {
      if (news != null) {
        news.close();
      }
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
    return PHASE;
  }

  /// Writes what has changed. What cannot be written waits for the next time.
  void flush() {
    List<KeptBan> changed = bans.takeChanged();
    if (changed.isEmpty()) {
      return;
    }
    try {
      store.save(changed);
    } catch (DataAccessException e) {
      log.debug("Bans wait for the database", e);
      bans.giveBack(changed);
    }
  }

  private void run() {
    while (!stopping) {
      LockSupport.parkNanos(PAUSE.toNanos());
      flush();
    }
    // What changed while the last one was under way.
    flush();
  }
}
