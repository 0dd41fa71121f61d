package org.chimerapool.database;

/// Who runs the database server.
public enum DatabaseMode {
  /// Chimera itself, on loopback, with its data in Chimera's folder.
  EMBEDDED,
  /// Somebody else; Chimera was given its address.
  EXTERNAL
}
