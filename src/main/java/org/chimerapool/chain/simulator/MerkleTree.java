package org.chimerapool.chain.simulator;

import java.util.ArrayList;
import java.util.List;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;

/// Bitcoin's merkle tree.
///
/// @param mutated whether two equal hashes meet as neighbours, so that another list of leaves has
///     the same root (CVE-2012-2459)
record MerkleTree(Hash256 root, boolean mutated) {

  static MerkleTree of(List<Hash256> leaves) {
    boolean mutated = false;
    List<Hash256> level = leaves;
    while (level.size() > 1) {
      List<Hash256> next = new ArrayList<>((level.size() + 1) / 2);
      for (int i = 0; i < level.size(); i += 2) {
        Hash256 left = level.get(i);
        boolean paired = i + 1 < level.size();
        Hash256 right = paired ? level.get(i + 1) : left;
        mutated |= paired && left.equals(right);
        next.add(DoubleSha256.hash(left.toBytes(), right.toBytes()));
      }
      level = next;
    }
    return new MerkleTree(level.isEmpty() ? Hash256.ZERO : level.getFirst(), mutated);
  }
}
