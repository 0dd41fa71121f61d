package org.chimerapool.api.v1;

import org.chimerapool.database.DatabaseStatus;
import org.jspecify.annotations.Nullable;

/// The program itself.
///
/// @param uptimeSeconds since its start
/// @param journalWaiting shares that are not in the database yet
/// @param journalBehindSeconds age of the oldest of them
record SystemView(
    String version,
    String java,
    double uptimeSeconds,
    long heapBytes,
    int connections,
    @Nullable DatabaseView database,
    long journalWaiting,
    double journalBehindSeconds,
    boolean journalTaking,
    long diskFreeBytes) {

  /// @param mode embedded or external
  record DatabaseView(
      String mode, boolean reachable, String serverVersion, String timescale, long bytes) {

    static DatabaseView of(DatabaseStatus status) {
      return new DatabaseView(
          Names.of(status.mode()),
          status.reachable(),
          status.serverVersion(),
          Names.of(status.edition()),
          status.bytes());
    }
  }
}
