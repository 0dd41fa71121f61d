package org.chimerapool.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// The greatest hash that is still good enough, an unsigned 256-bit number, most significant long
/// first.
public record Target(long w3, long w2, long w1, long w0) implements Comparable<Target> {

  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(256);

  public static final Target MAX = new Target(-1, -1, -1, -1);

  /// The target of that value.
  ///
  /// @throws IllegalArgumentException when the value is negative or needs more than 256 bits
  public static Target of(BigInteger value) {
    if (value.signum() < 0 || value.compareTo(LIMIT) >= 0) {
      throw new IllegalArgumentException(
          "a target lies between 0 and 2^256-1, not " + value.toString(16));
    }
    return new Target(
        value.shiftRight(192).longValue(),
        value.shiftRight(128).longValue(),
        value.shiftRight(64).longValue(),
        value.longValue());
  }

  /// Expands Bitcoin's compact form (`nBits`): one byte of exponent, a sign bit, 23 bits of
  /// mantissa.
  ///
  /// Source: `arith_uint256::SetCompact` of Bitcoin Core.
  ///
  /// @throws IllegalArgumentException when the form is negative or overflows 256 bits
  public static Target ofCompact(int bits) {
    int exponent = bits >>> 24;
    int mantissa = bits & 0x007fffff;
    BigInteger value = BigInteger.valueOf(mantissa);
    value =
        exponent <= 3 ? value.shiftRight(8 * (3 - exponent)) : value.shiftLeft(8 * (exponent - 3));
    if (value.signum() != 0 && (bits & 0x00800000) != 0) {
      throw new IllegalArgumentException("nBits %08x is negative".formatted(bits));
    }
    if (value.compareTo(LIMIT) >= 0) {
      throw new IllegalArgumentException("nBits %08x needs more than 256 bits".formatted(bits));
    }
    return of(value);
  }

  /// Bitcoin's compact form, rounded down to what it can hold.
  public int toCompact() {
    BigInteger value = toBigInteger();
    int size = (value.bitLength() + 7) / 8;
    int mantissa =
        size <= 3
            ? value.intValue() << (8 * (3 - size))
            : value.shiftRight(8 * (size - 3)).intValue();
    if ((mantissa & 0x00800000) != 0) {
      mantissa >>>= 8;
      size++;
    }
    return size << 24 | mantissa;
  }

  /// The target of a difficulty, rounded down, where `difficultyOne` is the target of difficulty 1.
  public static Target ofDifficulty(Difficulty difficulty, Target difficultyOne) {
    BigInteger value =
        new BigDecimal(difficultyOne.toBigInteger())
            .divide(new BigDecimal(difficulty.value()), 0, RoundingMode.DOWN)
            .toBigInteger();
    return value.compareTo(LIMIT) >= 0 ? MAX : of(value);
  }

  public boolean isMetBy(Hash256 hash) {
    return UInt256.compare(hash.w3(), hash.w2(), hash.w1(), hash.w0(), w3, w2, w1, w0) <= 0;
  }

  public BigInteger toBigInteger() {
    return new BigInteger(1, toBigEndianBytes());
  }

  /// The target as a number, rounded: enough for statistics, never for judging a share.
  public double toDouble() {
    return UInt256.toDouble(w3, w2, w1, w0);
  }

  @Override
  public int compareTo(Target other) {
    return UInt256.compare(w3, w2, w1, w0, other.w3, other.w2, other.w1, other.w0);
  }

  /// 64 hex digits, most significant byte first.
  @Override
  public String toString() {
    return new Hash256(w3, w2, w1, w0).toDisplayHex();
  }

  private byte[] toBigEndianBytes() {
    byte[] bytes = new byte[Hash256.BYTES];
    long[] words = {w3, w2, w1, w0};
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (words[i / 8] >>> (56 - 8 * (i % 8)));
    }
    return bytes;
  }
}
