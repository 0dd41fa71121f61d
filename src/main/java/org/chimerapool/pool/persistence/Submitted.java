package org.chimerapool.pool.persistence;

import java.util.List;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.SubmitReport;
import org.chimerapool.pool.FoundBlock;

/// A found block and what its chain said to it.
///
/// @param superseded whether it was not submitted, because another block of ours stands in its
// place
record Submitted(FoundBlock block, SubmitReport report, boolean superseded) {

  Submitted(FoundBlock block, SubmitReport report) {
    this(block, report, false);
  }

  /// A block that was not submitted, because another one stands.
  static Submitted superseded(FoundBlock block) {
    return new Submitted(block, silence("another block stands in its place"), true);
  }

  /// A block of which nobody knows whether the chain has it.
  static Submitted unknown(FoundBlock block) {
    return new Submitted(block, silence("found on the disk"));
  }

  SubmitOutcome outcome() {
    return report.outcome();
  }

  /// Whether it has to be submitted, once more or at all.
  boolean isOpen() {
    return !superseded && outcome() instanceof SubmitOutcome.Unknown;
  }

  private static SubmitReport silence(String why) {
    return new SubmitReport(new SubmitOutcome.Unknown(why), List.of());
  }
}
