package org.chimerapool.chain;

/// Where a block stands now.
public sealed interface BlockStanding {

  /// On the best chain; the block itself counts as the first confirmation.
  record InChain(int confirmations) implements BlockStanding {}

  /// Known, but on a side branch.
  record Orphaned() implements BlockStanding {}

  /// The chain has never seen it.
  record NotFound() implements BlockStanding {}
}
