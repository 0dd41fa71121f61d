package org.chimerapool.identity;

import java.util.Locale;

/// RFC 4648 base 32 without padding: how authenticator apps take a secret.
final class Base32 {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte octet : bytes) {
      held = (held << 8) | (octet & 0xff);
      for (bits += 8; bits >= 5; bits -= 5) {
        text.append(ALPHABET.charAt((held >>> (bits - 5)) & 31));
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt((held << (5 - bits)) & 31));
    }
    return text.toString();
  }

  /// Case and blanks do not matter.
  ///
  /// @throws IllegalArgumentException for any other character
  static byte[] decode(String text) {
    String letters = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    byte[] bytes = new byte[letters.length() * 5 / 8];
    int bits = 0;
    int held = 0;
    int next = 0;
    for (int i = 0; i < letters.length(); i++) {
      int value = ALPHABET.indexOf(letters.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("not a letter of base 32: " + letters.charAt(i));
      }
      held = (held << 5) | value;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[next++] = (byte) (held >>> bits);
      }
    }
    return bytes;
  }
}
