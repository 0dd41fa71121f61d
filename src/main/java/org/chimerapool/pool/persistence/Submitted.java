package org.chimerapool.pool.persistence;

import java.util.List;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.SubmitReport;
import org.chimerapool.pool.FoundBlock;

/// A found block and what its chain said to it.
record Submitted(FoundBlock block, SubmitReport report) {

  /// A block that was found on the disk: nobody knows what became of it.
  static Submitted unknown(FoundBlock block) {
    return new Submitted(
        block, new SubmitReport(new SubmitOutcome.Unknown("found on the disk"), List.of()));
  }

  SubmitOutcome outcome() {
    return report.outcome();
  }
}
