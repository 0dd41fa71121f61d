package org.chimerapool.chain;

import java.time.Duration;

/// What one node said to a submitted block.
///
/// @param reason the node's own word (BIP 22), or why it did not answer; empty when it took the
/// block
/// @param took from handing the block over to the answer
public record NodeAnswer(String node, Verdict verdict, String reason, Duration took) {

  public enum Verdict {
    TAKEN,
    REFUSED,
    SILENT
  }
}
