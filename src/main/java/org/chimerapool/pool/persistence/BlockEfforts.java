package org.chimerapool.pool.persistence;

import java.time.Clock;
import java.time.Instant;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.pool.JournalMonitor;

/// Sums up the work of each round once all its shares are in the database. Belongs to the
/// follower's thread.
final class BlockEfforts {

  private final BlockStore store;
  private final JournalMonitor journal;
  private final Clock clock;

  BlockEfforts(BlockStore store, JournalMonitor journal, Clock clock) {
    this.store = store;
    this.journal = journal;
    this.clock = clock;
  }

  /// @return whether any became known
  boolean compute() {
    boolean changed = false;
    for (OpenBlock block : store.open().withoutEffort()) {
      if (sharesAreIn(block.foundAt())) {
        store.rounds().computeEffort(block);
        changed = true;
      }
    }
    return changed;
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
