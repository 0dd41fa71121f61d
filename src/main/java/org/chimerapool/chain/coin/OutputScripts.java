package org.chimerapool.chain.coin;

import java.nio.ByteBuffer;

/// The scripts that outputs are paid to.
final class OutputScripts {

  private static final int OP_DUP = 0x76;
  private static final int OP_EQUAL = 0x87;
  private static final int OP_EQUALVERIFY = 0x88;
  private static final int OP_HASH160 = 0xa9;
  private static final int OP_CHECKSIG = 0xac;
  private static final int OP_1 = 0x51;

  private OutputScripts() {}

  /// To whoever has the key of this 20-byte hash.
  static byte[] keyHash(byte[] hash) {
    return ByteBuffer.allocate(hash.length + 5)
        .put((byte) OP_DUP)
        .put((byte) OP_HASH160)
        .put((byte) hash.length)
        .put(hash)
        .put((byte) OP_EQUALVERIFY)
        .put((byte) OP_CHECKSIG)
        .array();
  }

  /// To whoever has the script of this 20-byte hash (BIP 16).
  static byte[] scriptHash(byte[] hash) {
    return ByteBuffer.allocate(hash.length + 3)
        .put((byte) OP_HASH160)
        .put((byte) hash.length)
        .put(hash)
        .put((byte) OP_EQUAL)
        .array();
  }

  /// A witness program (BIP 141).
  ///
  /// @param version 0 to 16
  static byte[] witness(int version, byte[] program) {
    return ByteBuffer.allocate(program.length + 2)
        .put((byte) (version == 0 ? 0 : OP_1 + version - 1))
        .put((byte) program.length)
        .put(program)
        .array();
  }
}
