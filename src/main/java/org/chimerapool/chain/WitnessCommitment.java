package org.chimerapool.chain;

import java.nio.ByteBuffer;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;

/// The output script by which a coinbase commits to its block's witnesses (BIP 141).
final class WitnessCommitment {

  /// OP_RETURN, a push of 36 bytes, the commitment's header.
  private static final byte[] HEAD = {0x6a, 0x24, (byte) 0xaa, 0x21, (byte) 0xa9, (byte) 0xed};

  private WitnessCommitment() {}

  /// Of a block that holds the coinbase alone: its witness root is zero, and so is the reserved
  /// value.
  static byte[] ofEmptyBlock() {
    byte[] zero = new byte[Hash256.BYTES];
    return ByteBuffer.allocate(HEAD.length + Hash256.BYTES)
        .put(HEAD)
        .put(DoubleSha256.digest(zero, zero))
        .array();
  }
}
