package org.chimerapool.chain;

import java.util.List;

/// What became of a submitted block, with each node's own answer.
///
/// @param answers in the order in which they came; empty where the chain has no nodes to tell apart
public record SubmitReport(SubmitOutcome outcome, List<NodeAnswer> answers) {

  public SubmitReport {
    answers = List.copyOf(answers);
  }
}
