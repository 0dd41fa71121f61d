package org.chimerapool.ui.system;

import java.time.Duration;
import java.util.Optional;
import org.chimerapool.database.DatabaseStatus;
import org.chimerapool.pool.JournalHealth;

/// How the program itself is doing.
///
/// @param memory bytes of heap in use
/// @param memoryMax bytes that the heap may have
/// @param collected time that garbage collection has taken since the start
/// @param load of the host over the last minute: work that ran or waited; below 0 where unknown
/// @param virtualMiners empty where this program has none
record SystemModel(
    String version,
    String java,
    Duration running,
    long memory,
    long memoryMax,
    Duration collected,
    double load,
    int processors,
    Optional<DatabaseStatus> database,
    JournalHealth journal,
    Optional<VirtualFleet> virtualMiners) {

  record VirtualFleet(boolean running, int miners) {}
}
