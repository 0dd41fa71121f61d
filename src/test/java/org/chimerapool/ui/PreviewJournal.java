package org.chimerapool.ui;

import java.time.Duration;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.pool.JournalMonitor;

/// A journal whose health is set by hand.
class PreviewJournal implements JournalMonitor {

  static final JournalHealth WELL =
      new JournalHealth(3, Duration.ofMillis(400), true, 182_000_000_000L, true);

  volatile JournalHealth health = WELL;

  @Override
  public JournalHealth health() {
    return health;
  }
}
