package org.chimerapool.pool;

/// What became of a found block. The names are stored.
public enum BlockStatus {
  /// On the best chain, not yet mature. May still become an orphan.
  PENDING,
  /// Mature: counts for good.
  CONFIRMED,
  /// Replaced by another block of the same height.
  ORPHANED,
  /// No node took it. The chain's own word still wins where it turns out to have the block.
  REFUSED,
  /// Another block of ours on the same parent stood, so that this one was not submitted. It waits
  /// on the disk and is submitted if that block falls.
  SUPERSEDED;

  /// Whether it is, as far as is known, a block of the best chain.
  public boolean counts() {
    return switch (this) {
      case PENDING, CONFIRMED -> true;
      case ORPHANED, REFUSED, SUPERSEDED -> false;
    };
  }

  /// Whether some node took it, be it as a block that was replaced later.
  public boolean isTaken() {
    return switch (this) {
      case PENDING, CONFIRMED, ORPHANED -> true;
      case REFUSED, SUPERSEDED -> false;
    };
  }
}
