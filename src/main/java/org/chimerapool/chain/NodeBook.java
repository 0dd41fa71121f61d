package org.chimerapool.chain;

import java.util.List;
import org.chimerapool.kernel.Registration;

/// The nodes that an operator has named. Every change takes effect at once. May be used from any
/// thread; methods may block.
public interface NodeBook {

  /// By coin and name.
  List<NodeEntry> all();

  /// @throws InvalidNodeException when a field will not do
  NodeEntry add(NodePlan plan);

  /// @throws InvalidNodeException when a field will not do, or there is no such node
  NodeEntry change(long id, NodePlan plan);

  /// Does nothing where there is no such node.
  void remove(long id);

  /// Asks the node, whether or not it is in the book; keeps nothing.
  NodeTrial test(NodePlan plan);

  /// As [#test(NodePlan)], with the password that is kept for node `id` where the plan has none
  /// and its address and user are the same.
  NodeTrial test(long id, NodePlan plan);

  /// Calls `listener` after each change, on the thread that made it.
  Registration onChange(Runnable listener);
}
