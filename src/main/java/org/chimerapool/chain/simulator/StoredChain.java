package org.chimerapool.chain.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.chimerapool.kernel.Hash256;
import org.jspecify.annotations.Nullable;

/// The block tree as it was when the process last ended, and the open file it came from.
record StoredChain(BlockTree tree, ChainFile file) {

  /// @param kept blocks to keep; older ones are dropped when there are twice as many
  /// @param genesis the first block, used when there is no file yet
  static StoredChain open(Path path, int kept, byte[] genesis) throws IOException {
    Loading loading = new Loading();
    ChainFile file = ChainFile.open(path, loading);
    BlockTree tree = loading.tree;
    if (tree == null) {
      file.append(0, genesis);
      BlockHeader header = BlockHeader.read(genesis);
      return new StoredChain(new BlockTree(BlockNode.root(header.id(), header, 0)), file);
    }
    if (tree.tip().height() - tree.root().height() < 2L * kept) {
      return new StoredChain(tree, file);
    }
    file.restartAt(tree.below(kept).id());
    Loading shorter = new Loading();
    ChainFile reopened = ChainFile.open(path, shorter);
    return new StoredChain(Objects.requireNonNull(shorter.tree, "the root was kept"), reopened);
  }

  /// Blocks whose parent is unknown are left out: they grew on a branch that was dropped.
  private static final class Loading implements ChainFile.Visitor {

    private @Nullable BlockTree tree;

    @Override
    public void block(long height, BlockHeader header) {
      Hash256 id = header.id();
      if (tree == null) {
        tree = new BlockTree(BlockNode.root(id, header, height));
        return;
      }
      BlockNode parent = tree.find(header.previous());
      if (parent != null && tree.find(id) == null) {
        tree.add(parent.child(id, header, List.of()));
      }
    }
  }
}
