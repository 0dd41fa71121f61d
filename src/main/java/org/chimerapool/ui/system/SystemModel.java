package org.chimerapool.ui.system;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.database.DatabaseStatus;
import org.chimerapool.kernel.Chore;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.system.DatabaseUse;
import org.chimerapool.system.DiskForecast;
import org.chimerapool.system.LogLevels;

/// How the program itself is doing.
///
/// @param memory bytes of heap in use
/// @param memoryMax bytes that the heap may have
/// @param collected time that garbage collection has taken since the start
/// @param load of the host over the last minute: work that ran or waited; below 0 where unknown
/// @param ports that the program listens on, by what they are for
/// @param verifying headers that wait to be hashed
/// @param virtualMiners empty where this program has none
record SystemModel(
    Instant now,
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
    Optional<DatabaseUse.Connections> connections,
    Optional<DatabaseUse.Schema> schema,
    DiskForecast disk,
    List<Port> ports,
    int verifying,
    List<Chore.Report> chores,
    List<LogLevels.Raised> levels,
    Optional<VirtualFleet> virtualMiners) {

  /// @param name of a pool; empty for the console
  record Port(String name, int number) {}

  record VirtualFleet(boolean running, int miners) {}
}
