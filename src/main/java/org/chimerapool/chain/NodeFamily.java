package org.chimerapool.chain;

import java.util.List;

/// Makes adapters for the coins whose nodes speak one protocol. May be used from any thread.
public interface NodeFamily {

  boolean serves(CoinProfile coin);

  /// An adapter that is at work when this returns. A node that does not answer is no reason to
  /// fail.
  ///
  /// @param nodes at least one
  NodeChain connect(CoinProfile coin, List<NodeAccess> nodes);

  /// Asks one node. Blocks, for a few seconds at most; never throws.
  NodeTrial test(CoinProfile coin, NodeAccess node);
}
