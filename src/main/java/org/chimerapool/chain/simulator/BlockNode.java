package org.chimerapool.chain.simulator;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Target;
import org.jspecify.annotations.Nullable;

/// A block's place in the tree.
///
/// @param parent null for the oldest block that is kept
/// @param work of this block and all below it, in hashes
/// @param contents ids of its transactions, empty for blocks loaded from the file
record BlockNode(
    Hash256 id,
    BlockHeader header,
    long height,
    @Nullable BlockNode parent,
    BigInteger work,
    List<Hash256> contents) {

  private static final BigInteger SPACE = BigInteger.ONE.shiftLeft(256);
  private static final int MEDIAN_SPAN = 11;

  static BlockNode root(Hash256 id, BlockHeader header, long height) {
    return new BlockNode(id, header, height, null, workOf(header.bits()), List.of());
  }

  BlockNode child(Hash256 childId, BlockHeader childHeader, List<Hash256> childContents) {
    return new BlockNode(
        childId,
        childHeader,
        height + 1,
        this,
        work.add(workOf(childHeader.bits())),
        childContents);
  }

  /// The median time of this block and the ten before it (`GetMedianTimePast` of Bitcoin Core).
  long medianTime() {
    long[] times = new long[MEDIAN_SPAN];
    int count = 0;
    for (BlockNode node = this; node != null && count < MEDIAN_SPAN; node = node.parent) {
      times[count++] = node.header.epochSecond();
    }
    Arrays.sort(times, 0, count);
    return times[count / 2];
  }

  /// Hashes that a block of this target takes on average (`GetBlockProof` of Bitcoin Core).
  private static BigInteger workOf(int bits) {
    return SPACE.divide(Target.ofCompact(bits).toBigInteger().add(BigInteger.ONE));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BlockNode node && id.equals(node.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return height + ":" + id;
  }
}
