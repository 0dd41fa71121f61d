package org.chimerapool.chain.adapter.bitcoin;

import java.util.List;

/// Chooses the node that templates come from. Pure.
final class NodeChoice {

  /// Among no nodes, or none that is good.
  static final int NONE = -1;

  private NodeChoice() {}

  /// The active node stays as long as it is good, as each change costs miners work. Otherwise the
  /// good one with the best score takes over, among equals the first.
  ///
  /// @param active the index of the node that is active now, or [#NONE]
  /// @return the index of the node to be active
  static int choose(List<Verdict> nodes, int active) {
    if (active != NONE && nodes.get(active).good()) {
      return active;
    }
    int best = NONE;
    for (int i = 0; i < nodes.size(); i++) {
      Verdict node = nodes.get(i);
      if (node.good() && (best == NONE || node.score() < nodes.get(best).score())) {
        best = i;
      }
    }
    return best;
  }
}
