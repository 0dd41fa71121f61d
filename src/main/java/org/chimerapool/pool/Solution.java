package org.chimerapool.pool;

import java.time.Instant;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.share.Assignment;

/// A share on its way through the hash.
///
/// @param noted whether the share is remembered; otherwise it counts only if it is a block
/// @param coinbase without witness, as the miner hashed it
/// @param at when the share came in
record Solution(
    Assignment assignment,
    ShareSubmission submission,
    boolean noted,
    WorkerName worker,
    String agent,
    boolean simulated,
    byte[] header,
    byte[] coinbase,
    Instant at) {

  Solution asNoted() {
    return noted
        ? this
        : new Solution(
            assignment, submission, true, worker, agent, simulated, header, coinbase, at);
  }

  /// The share was refused: it may be sent again. Where it was not noted, another one that is the
  /// same may have been.
  void forget() {
    if (noted) {
      assignment.forget(submission);
    }
  }
}
