package org.chimerapool.chain.simulator;

import java.util.Arrays;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.LittleEndian;

/// Bitcoin's 80-byte block header.
///
/// @param time seconds since 1970, unsigned
record BlockHeader(
    int version, Hash256 previous, Hash256 merkleRoot, int time, int bits, int nonce) {

  static final int BYTES = 80;

  /// Reads the first 80 bytes of `from`.
  static BlockHeader read(byte[] from) {
    return new BlockHeader(
        LittleEndian.getInt(from, 0),
        Hash256.ofBytes(Arrays.copyOfRange(from, 4, 36)),
        Hash256.ofBytes(Arrays.copyOfRange(from, 36, 68)),
        LittleEndian.getInt(from, 68),
        LittleEndian.getInt(from, 72),
        LittleEndian.getInt(from, 76));
  }

  byte[] toBytes() {
    byte[] bytes = new byte[BYTES];
    LittleEndian.putInt(bytes, 0, version);
    System.arraycopy(previous.toBytes(), 0, bytes, 4, Hash256.BYTES);
    System.arraycopy(merkleRoot.toBytes(), 0, bytes, 36, Hash256.BYTES);
    LittleEndian.putInt(bytes, 68, time);
    LittleEndian.putInt(bytes, 72, bits);
    LittleEndian.putInt(bytes, 76, nonce);
    return bytes;
  }

  Hash256 id() {
    return DoubleSha256.hash(toBytes());
  }

  long epochSecond() {
    return Integer.toUnsignedLong(time);
  }

  BlockHeader withNonce(int other) {
    return new BlockHeader(version, previous, merkleRoot, time, bits, other);
  }
}
