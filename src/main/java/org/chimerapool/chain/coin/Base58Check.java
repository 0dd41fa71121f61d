package org.chimerapool.chain.coin;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.chimerapool.kernel.DoubleSha256;

/// Bitcoin's base58 with a checksum: the last four bytes are the head of the double SHA-256 of
/// those before.
final class Base58Check {

  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(58);
  private static final int CHECKSUM = 4;

  private Base58Check() {}

  /// Whether every character is one of the 58.
  static boolean isSpelled(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }

  /// The bytes before the checksum; empty where it is wrong.
  ///
  /// @param text of which [#isSpelled] is true
  static Optional<byte[]> decode(String text) {
    byte[] bytes = bytes(text);
    int length = bytes.length - CHECKSUM;
    if (length < 0) {
      return Optional.empty();
    }
    byte[] payload = Arrays.copyOf(bytes, length);
    byte[] checksum = DoubleSha256.digest(payload);
    return Arrays.equals(checksum, 0, CHECKSUM, bytes, length, bytes.length)
        ? Optional.of(payload)
        : Optional.empty();
  }

  private static byte[] bytes(String text) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      number = number.multiply(BASE).add(BigInteger.valueOf(ALPHABET.indexOf(text.charAt(i))));
    }
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == '1') {
      zeros++;
    }
    byte[] magnitude = number.toByteArray();
    int sign = magnitude[0] == 0 ? 1 : 0;
    byte[] bytes = new byte[zeros + magnitude.length - sign];
    System.arraycopy(magnitude, sign, bytes, zeros, magnitude.length - sign);
    return bytes;
  }
}
