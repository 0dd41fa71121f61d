package org.chimerapool.kernel;

/// Arithmetic on unsigned 256-bit numbers held in four longs, most significant first.
final class UInt256 {

  private static final double TWO_POW_64 = 0x1p64;

  private UInt256() {}

  static int compare(long a3, long a2, long a1, long a0, long b3, long b2, long b1, long b0) {
    if (a3 != b3) {
      return Long.compareUnsigned(a3, b3);
    }
    if (a2 != b2) {
      return Long.compareUnsigned(a2, b2);
    }
    if (a1 != b1) {
      return Long.compareUnsigned(a1, b1);
    }
    return Long.compareUnsigned(a0, b0);
  }

  static double toDouble(long w3, long w2, long w1, long w0) {
    return ((unsigned(w3) * TWO_POW_64 + unsigned(w2)) * TWO_POW_64 + unsigned(w1)) * TWO_POW_64
        + unsigned(w0);
  }

  private static double unsigned(long value) {
    double half = (double) (value >>> 1);
    return half * 2.0 + (value & 1);
  }
}
