package org.chimerapool.pool;

/// What became of a found block. The names are stored.
public enum BlockStatus {
  /// On the best chain, not yet mature. May still become an orphan.
  PENDING,
  /// Mature: counts for good.
  CONFIRMED,
  /// Replaced by another block of the same height.
  ORPHANED,
  /// No node took it.
  REFUSED
}
