package org.chimerapool.pool;

import java.time.Duration;

/// How the share journal is doing.
///
/// @param waiting shares in the journal that are not in the database yet
/// @param behind age of the oldest of them
/// @param databaseReachable whether the last batch could be written
/// @param diskFree bytes left on the journal's file system
/// @param taking whether shares are taken; false when the disk is nearly full
public record JournalHealth(
    long waiting, Duration behind, boolean databaseReachable, long diskFree, boolean taking) {}
