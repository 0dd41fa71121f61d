package org.chimerapool.algorithm.scrypt;

import static java.lang.Integer.rotateLeft;

/// Salsa20 with eight rounds (RFC 7914, section 3), over words in host order.
final class Salsa8 {

  private static final int DOUBLE_ROUNDS = 4;

  private Salsa8() {}

  /// Joins the 16 words at `from` to those at `at` by exclusive or, and puts the core of them in
  /// their place.
  static void mix(int[] words, int from, int at) {
    for (int i = 0; i < 16; i++) {
      words[at + i] ^= words[from + i];
    }
    int x0 = words[at];
    int x1 = words[at + 1];
    int x2 = words[at + 2];
    int x3 = words[at + 3];
    int x4 = words[at + 4];
    int x5 = words[at + 5];
    int x6 = words[at + 6];
    int x7 = words[at + 7];
    int x8 = words[at + 8];
    int x9 = words[at + 9];
    int x10 = words[at + 10];
    int x11 = words[at + 11];
    int x12 = words[at + 12];
    int x13 = words[at + 13];
    int x14 = words[at + 14];
    int x15 = words[at + 15];
    for (int i = 0; i < DOUBLE_ROUNDS; i++) {
      x4 ^= rotateLeft(x0 + x12, 7);
      x8 ^= rotateLeft(x4 + x0, 9);
      x12 ^= rotateLeft(x8 + x4, 13);
      x0 ^= rotateLeft(x12 + x8, 18);
      x9 ^= rotateLeft(x5 + x1, 7);
      x13 ^= rotateLeft(x9 + x5, 9);
      x1 ^= rotateLeft(x13 + x9, 13);
      x5 ^= rotateLeft(x1 + x13, 18);
      x14 ^= rotateLeft(x10 + x6, 7);
      x2 ^= rotateLeft(x14 + x10, 9);
      x6 ^= rotateLeft(x2 + x14, 13);
      x10 ^= rotateLeft(x6 + x2, 18);
      x3 ^= rotateLeft(x15 + x11, 7);
      x7 ^= rotateLeft(x3 + x15, 9);
      x11 ^= rotateLeft(x7 + x3, 13);
      x15 ^= rotateLeft(x11 + x7, 18);
      x1 ^= rotateLeft(x0 + x3, 7);
      x2 ^= rotateLeft(x1 + x0, 9);
      x3 ^= rotateLeft(x2 + x1, 13);
      x0 ^= rotateLeft(x3 + x2, 18);
      x6 ^= rotateLeft(x5 + x4, 7);
      x7 ^= rotateLeft(x6 + x5, 9);
      x4 ^= rotateLeft(x7 + x6, 13);
      x5 ^= rotateLeft(x4 + x7, 18);
      x11 ^= rotateLeft(x10 + x9, 7);
      x8 ^= rotateLeft(x11 + x10, 9);
      x9 ^= rotateLeft(x8 + x11, 13);
      x10 ^= rotateLeft(x9 + x8, 18);
      x12 ^= rotateLeft(x15 + x14, 7);
      x13 ^= rotateLeft(x12 + x15, 9);
      x14 ^= rotateLeft(x13 + x12, 13);
      x15 ^= rotateLeft(x14 + x13, 18);
    }
    words[at] += x0;
    words[at + 1] += x1;
    words[at + 2] += x2;
    words[at + 3] += x3;
    words[at + 4] += x4;
    words[at + 5] += x5;
    words[at + 6] += x6;
    words[at + 7] += x7;
    words[at + 8] += x8;
    words[at + 9] += x9;
    words[at + 10] += x10;
    words[at + 11] += x11;
    words[at + 12] += x12;
    words[at + 13] += x13;
    words[at + 14] += x14;
    words[at + 15] += x15;
  }
}
