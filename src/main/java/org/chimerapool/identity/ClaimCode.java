package org.chimerapool.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;

/// A one-time code of 16 letters and digits without look-alikes: 78 bits.
final class ClaimCode {

  private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ2346789";
  private static final int LENGTH = 16;

  private final String letters;

  private ClaimCode(String letters) {
    this.letters = letters;
  }

  static ClaimCode random(SecureRandom random) {
    StringBuilder letters = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new ClaimCode(letters.toString());
  }

  /// Compares in constant time; case, blanks and dashes do not matter.
  boolean matches(String typed) {
    String shortened = typed.length() > 100 ? typed.substring(0, 100) : typed;
    String plain = shortened.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    return MessageDigest.isEqual(
        plain.getBytes(StandardCharsets.UTF_8), letters.getBytes(StandardCharsets.UTF_8));
  }

  /// In groups of four, to read and type.
  @Override
  public String toString() {
    return letters.replaceAll("(.{4})(?!$)", "$1-");
  }
}
