package org.chimerapool.pool.job;

import java.util.ArrayList;
import java.util.List;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;

/// The hashes that a coinbase is joined with, from the leaves up, to give the merkle root.
final class MerkleBranches {

  private MerkleBranches() {}

  /// @param others ids of the transactions after the coinbase, in block order
  static List<Hash256> of(List<Hash256> others) {
    List<Hash256> branches = new ArrayList<>();
    List<Hash256> level = others;
    while (!level.isEmpty()) {
      branches.add(level.getFirst());
      List<Hash256> next = new ArrayList<>();
      for (int i = 1; i < level.size(); i += 2) {
        Hash256 left = level.get(i);
        // An odd level repeats its last hash.
        Hash256 right = i + 1 < level.size() ? level.get(i + 1) : left;
        next.add(DoubleSha256.hash(left.toBytes(), right.toBytes()));
      }
      level = next;
    }
    return branches;
  }
}
