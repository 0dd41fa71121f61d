package org.chimerapool.chain;

/// What became of a submitted block.
public sealed interface SubmitOutcome {

  /// A node took it, on its best chain or as a side branch.
  record Accepted() implements SubmitOutcome {}

  /// Every node that answered refused it; `reason` is the node's own word (BIP 22), for example
  /// `high-hash`.
  record Refused(String reason) implements SubmitOutcome {}

  /// No node answered: the block may or may not be known to the network and must be submitted
  /// again.
  record Unknown(String cause) implements SubmitOutcome {}
}
