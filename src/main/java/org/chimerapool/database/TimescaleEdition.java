package org.chimerapool.database;

/// What of TimescaleDB a database offers.
public enum TimescaleEdition {
  /// The extension is not there: plain tables.
  NONE,
  /// Hypertables.
  APACHE,
  /// Hypertables, columnstore, policies, continuous aggregates.
  COMMUNITY
}
