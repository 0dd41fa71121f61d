package org.chimerapool.database;

/// Lets the console see which database there is and how it is doing.
@FunctionalInterface
public interface DatabaseMonitor {

  /// Asks the database: call it on a thread that may wait. Never throws for a database that is
  /// away.
  DatabaseStatus status();
}
