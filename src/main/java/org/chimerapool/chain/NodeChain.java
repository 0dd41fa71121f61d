package org.chimerapool.chain;

import java.util.List;

/// An adapter over nodes that may change while it works. Its listeners and what it knows of the
/// chain outlive the change.
public interface NodeChain extends ChainAdapter, AutoCloseable {

  /// From now on these nodes and no others; a node whose access is equal is left alone.
  ///
  /// @param nodes at least one
  void use(List<NodeAccess> nodes);

  /// Ends all connections and threads. Every later call finds no node.
  @Override
  void close();
}
