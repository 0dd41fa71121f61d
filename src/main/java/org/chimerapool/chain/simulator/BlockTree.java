package org.chimerapool.chain.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chimerapool.kernel.Hash256;
import org.jspecify.annotations.Nullable;

/// All known blocks and the best chain among them: the one with the most work, and of equals the
/// one seen first.
///
/// Not safe for use by several threads.
final class BlockTree {

  private final Map<Hash256, BlockNode> byId = new HashMap<>();
  private final List<BlockNode> best = new ArrayList<>();

  /// What a new block did to the best chain.
  ///
  /// @param depth how many blocks fell out of it
  record Growth(boolean tipChanged, int depth) {

    private static final Growth NONE = new Growth(false, 0);
  }

  BlockTree(BlockNode root) {
    byId.put(root.id(), root);
    best.add(root);
  }

  @Nullable BlockNode find(Hash256 id) {
    return byId.get(id);
  }

  BlockNode tip() {
    return best.getLast();
  }

  BlockNode root() {
    return best.getFirst();
  }

  boolean isBest(BlockNode node) {
    long index = node.height() - root().height();
    return index >= 0 && index < best.size() && best.get((int) index).equals(node);
  }

  /// The block of the best chain that is `depth` below the tip.
  ///
  /// @throws IllegalArgumentException when the best chain is not that long
  BlockNode below(int depth) {
    if (depth < 0 || depth >= best.size()) {
      throw new IllegalArgumentException(
          "a depth lies between 0 and %d, not %d".formatted(best.size() - 1, depth));
    }
    return best.get(best.size() - 1 - depth);
  }

  /// Adds a child of a known block.
  Growth add(BlockNode node) {
    byId.put(node.id(), node);
    if (node.work().compareTo(tip().work()) <= 0) {
      return Growth.NONE;
    }
    List<BlockNode> branch = new ArrayList<>();
    BlockNode fork = node;
    while (!isBest(fork)) {
      branch.add(fork);
      fork = Objects.requireNonNull(fork.parent(), "every branch ends in the best chain");
    }
    int depth = (int) (tip().height() - fork.height());
    best.subList(best.size() - depth, best.size()).clear();
    best.addAll(branch.reversed());
    return new Growth(true, depth);
  }
}
