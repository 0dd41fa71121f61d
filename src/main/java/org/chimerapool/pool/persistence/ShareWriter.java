package org.chimerapool.pool.persistence;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.pool.JournalMonitor;
import org.chimerapool.pool.journal.JournalBatch;
import org.chimerapool.pool.journal.JournalPosition;
import org.chimerapool.pool.journal.SegmentedShareJournal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Carries shares from the journal to the database, on one thread. Nobody waits for it: while the
/// database is away, segments pile up.
final class ShareWriter implements SmartLifecycle, JournalMonitor {

  /// Starts before the pools and stops after them.
  static final int PHASE = 50;

  private static final Logger log = LoggerFactory.getLogger(ShareWriter.class);
  private static final int BATCH = 20_000;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration FLUSH = Duration.ofSeconds(8);

  private final SegmentedShareJournal journal;
  private final ShareStore store;
  private final Clock clock;
  private @Nullable Thread thread;
  private @Nullable JournalPosition position;
  private boolean counted;
  private Duration pause = PAUSE;
  private volatile boolean stopping;
  private volatile boolean reachable = true;
  private volatile long recovered;
  private volatile long copied;
  private volatile @Nullable Instant oldest;

  ShareWriter(SegmentedShareJournal journal, ShareStore store, Clock clock) {
    this.journal = journal;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void start() {
    stopping = false;
    Thread writer = Thread.ofPlatform().name("share-writer").unstarted(this::run);
    thread = writer;
    journal.readBy(writer);
    writer.start();
  }

  /// Writes what is still waiting, as far as the database takes it.
  @Override
  public void stop() {
    Thread writer = thread;
    if (writer != null) {
      stopping = true;
      LockSupport.unpark(writer);
      try {
        writer.join();
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

  @Override
  public JournalHealth health() {
    long waiting = Math.max(0, recovered + journal.appended() - copied);
    Instant since = oldest;
    Duration behind =
        since == null || waiting == 0 ? Duration.ZERO : Duration.between(since, clock.instant());
    return new JournalHealth(
        waiting,
        behind.isNegative() ? Duration.ZERO : behind,
        reachable,
        journal.diskFree(),
        journal.isTaking());
  }

  private void run() {
    while (!stopping) {
      if (!step()) {
        LockSupport.parkNanos(pause.toNanos());
      }
    }
    long until = System.nanoTime() + FLUSH.toNanos();
    boolean more = true;
    while (more && System.nanoTime() < until) {
      more = step();
    }
    long left = health().waiting();
    if (left > 0) {
      log.warn("{} shares stay in the journal; the next start copies them", left);
    }
  }

  /// Copies one batch.
  ///
  /// @return whether there is more to do at once
  boolean step() {
    try {
      JournalPosition from = position == null ? locate() : position;
      long appended = journal.appended();
      JournalBatch batch = journal.read(from, BATCH);
      if (batch.isEmpty() && batch.to().segment() == from.segment()) {
        // Shares go on arriving while the waiting ones are counted; here the figure is exact again.
        copied = recovered + appended;
        oldest = null;
        answered();
        return false;
      }
      if (!batch.isEmpty()) {
        oldest = batch.shares().getFirst().at();
      }
      if (!store.copy(journal.id(), batch)) {
        log.warn("The journal's position in the database has moved; reading on from there");
        position = null;
        return true;
      }
      position = batch.to();
      long before = copied;
      copied = before + batch.shares().size();
      if (batch.to().segment() > from.segment()) {
        journal.release(batch.to());
      }
      answered();
      return !batch.isEmpty();
    } catch (SQLException e) {
      failed(e);
      return false;
    } catch (IOException e) {
      log.error("The share journal cannot be read: {}", e.toString());
      pause = longer(pause);
      return false;
    } catch (RuntimeException e) {
      // This thread must not end: nobody else empties the journal.
      log.error("Copying shares failed, trying again; they wait in the journal meanwhile", e);
      position = null;
      pause = longer(pause);
      return false;
    }
  }

  /// Asks the database where to go on: at the start, and whenever the fate of a batch is unknown.
  private JournalPosition locate() throws SQLException, IOException {
    Optional<JournalPosition> known = store.position(journal.id());
    if (known.isEmpty()) {
      store.begin(journal.id(), journal.first());
      known = store.position(journal.id());
    }
    JournalPosition stored = known.orElseThrow();
    JournalPosition start = journal.resume(stored);
    if (!start.equals(stored)
        && !store.copy(journal.id(), new JournalBatch(stored, start, List.of()))) {
      return locate();
    }
    if (!counted) {
      long waiting = journal.count(start);
      recovered = waiting - journal.appended();
      copied = 0;
      counted = true;
      if (waiting > 0) {
        log.info("{} shares of an earlier run wait in the journal and are copied now", waiting);
      }
    } else {
      copied = recovered + journal.appended() - journal.count(start);
    }
    position = start;
    return start;
  }

  private void answered() {
    pause = PAUSE;
    if (!reachable) {
      reachable = true;
      log.info("The database takes shares again, {} are waiting", health().waiting());
    }
  }

  private void failed(SQLException e) {
    // Whether the last batch was committed is unknown now; the database will say.
    position = null;
    pause = longer(pause);
    if (reachable) {
      reachable = false;
      log.warn(
          "The database does not take shares, they wait in the journal meanwhile: {}",
          String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    } else {
      log.debug("The database still does not take shares", e);
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }
}
