package org.chimerapool.kernel;

import java.util.HexFormat;

/// A 256-bit hash, read as a little-endian number the way Bitcoin compares hashes with targets.
///
/// @param w3 the most significant 64 bits: bytes 24 to 31 of the hash as computed
/// @param w2 bytes 16 to 23
/// @param w1 bytes 8 to 15
/// @param w0 the least significant 64 bits: bytes 0 to 7
public record Hash256(long w3, long w2, long w1, long w0) implements Comparable<Hash256> {

  public static final int BYTES = 32;
  public static final Hash256 ZERO = new Hash256(0, 0, 0, 0);

  /// Reads 32 bytes in computation order, the order in which a digest returns them.
  public static Hash256 ofBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    return new Hash256(
        LittleEndian.getLong(bytes, 24),
        LittleEndian.getLong(bytes, 16),
        LittleEndian.getLong(bytes, 8),
        LittleEndian.getLong(bytes, 0));
  }

  /// Reads 64 hex digits in display order, the order of block explorers: most significant byte
  /// first.
  public static Hash256 ofDisplayHex(String hex) {
    if (hex.length() != 2 * BYTES) {
      throw new IllegalArgumentException("a hash has 64 hex digits, not " + hex.length());
    }
    return new Hash256(
        HexFormat.fromHexDigitsToLong(hex, 0, 16),
        HexFormat.fromHexDigitsToLong(hex, 16, 32),
        HexFormat.fromHexDigitsToLong(hex, 32, 48),
        HexFormat.fromHexDigitsToLong(hex, 48, 64));
  }

  /// The 32 bytes in computation order.
  public byte[] toBytes() {
    byte[] bytes = new byte[BYTES];
    copyTo(bytes, 0);
    return bytes;
  }

  /// Writes the 32 bytes in computation order.
  public void copyTo(byte[] bytes, int at) {
    LittleEndian.putLong(bytes, at, w0);
    LittleEndian.putLong(bytes, at + 8, w1);
    LittleEndian.putLong(bytes, at + 16, w2);
    LittleEndian.putLong(bytes, at + 24, w3);
  }

  /// 64 hex digits, most significant byte first.
  public String toDisplayHex() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(w3) + hex.toHexDigits(w2) + hex.toHexDigits(w1) + hex.toHexDigits(w0);
  }

  /// The hash as a number, rounded: enough for statistics, never for judging a share.
  public double toDouble() {
    return UInt256.toDouble(w3, w2, w1, w0);
  }

  @Override
  public int compareTo(Hash256 other) {
    return UInt256.compare(w3, w2, w1, w0, other.w3, other.w2, other.w1, other.w0);
  }

  @Override
  public String toString() {
    return toDisplayHex();
  }
}
