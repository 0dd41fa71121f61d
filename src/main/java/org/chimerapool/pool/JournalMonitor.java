package org.chimerapool.pool;

/// Lets the console see how the share journal is doing.
@FunctionalInterface
public interface JournalMonitor {

  JournalHealth health();
}
