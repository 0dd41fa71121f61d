package org.chimerapool.pool;

import org.chimerapool.kernel.Hash256;

/// The outcome of a submitted share.
public sealed interface ShareVerdict {

  /// The share is in the journal and will be credited.
  record Accepted(ShareCredit credit) implements ShareVerdict {}

  /// As accepted, and the share is a block.
  record BlockFound(ShareCredit credit, Hash256 blockId) implements ShareVerdict {}

  /// @param detail what was expected and what came, in one short sentence without the miner's own
  /// text
  record Rejected(Reason reason, String detail) implements ShareVerdict {}

  enum Reason {
    /// The connection was never given this job, or it is long gone.
    UNKNOWN_JOB,
    /// The job builds on a block that is no longer the tip.
    STALE_JOB,
    DUPLICATE,
    /// The hash does not meet the job's difficulty.
    ABOVE_TARGET,
    TIME_TOO_OLD,
    TIME_TOO_NEW,
    BAD_EXTRANONCE,
    BAD_VERSION_BITS,
    UNAUTHORIZED,
    /// The pool cannot keep the share safe right now (journal out of space, verification queue
    /// full).
    NOT_TAKEN
  }
}
