package org.chimerapool.chain.adapter.bitcoin;

import org.chimerapool.chain.NodeStatus.Health;

/// How good a node is.
///
/// @param behind blocks behind the best node
/// @param score what the choice goes by, the lowest is taken; -1 for a node that is not to be
/// chosen
/// @param usable whether it is a node of the right chain, which blocks may be handed to even while
/// it is not good
/// @param detail continues a sentence that begins with the node's name; empty for a good node
record Verdict(Health health, long behind, double score, boolean usable, String detail) {

  boolean good() {
    return health == Health.GOOD;
  }
}
