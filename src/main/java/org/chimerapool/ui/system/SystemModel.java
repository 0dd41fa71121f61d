package org.chimerapool.ui.system;

import java.time.Duration;
import java.util.Optional;
import org.chimerapool.database.DatabaseStatus;
import org.chimerapool.pool.JournalHealth;

/// How the program itself is doing.
///
/// @param memory bytes of heap in use
/// @param virtualMiners empty where this program has none
record SystemModel(
    String version,
    String java,
    Duration running,
    long memory,
    Optional<DatabaseStatus> database,
    JournalHealth journal,
    Optional<VirtualFleet> virtualMiners) {

  record VirtualFleet(boolean running, int miners) {}
}
