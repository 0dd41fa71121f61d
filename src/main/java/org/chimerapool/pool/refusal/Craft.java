package org.chimerapool.pool.refusal;

import java.util.List;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.Job;

/// What a miner puts a header together from, without the job's transactions, so that it may be
/// kept.
///
/// @param version of the template, before any bits were rolled
record Craft(
    Algorithm algorithm,
    byte[] coinbase1,
    byte[] coinbase2,
    List<Hash256> branches,
    int extranonce2Size,
    int version) {

  private static final int ROOT_AT = 36;

  static Craft of(Algorithm algorithm, Job job) {
    return new Craft(
        algorithm,
        job.coinbase1(),
        job.coinbase2(),
        job.branches(),
        job.extranonce2Size(),
        job.version());
  }

  /// The header with the merkle root of a coinbase that has this in place of the extranonces.
  byte[] withExtranonces(byte[] header, byte[] first, byte[] second) {
    byte[] root = DoubleSha256.digest(coinbase1, first, second, coinbase2);
    for (Hash256 branch : branches) {
      root = DoubleSha256.digest(root, branch.toBytes());
    }
    byte[] other = header.clone();
    System.arraycopy(root, 0, other, ROOT_AT, root.length);
    return other;
  }
}
