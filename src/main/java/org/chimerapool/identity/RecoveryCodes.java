package org.chimerapool.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Ten codes for the day on which the phone is lost. Each has 78 random bits, so that one SHA-256
/// keeps it as well as a slow hash would.
final class RecoveryCodes {

  static final int COUNT = 10;

  private RecoveryCodes() {}

  /// In groups of four, to read and keep.
  static List<String> fresh(SecureRandom random) {
    return Stream.generate(() -> ClaimCode.random(random).toString()).limit(COUNT).toList();
  }

  /// Case, blanks and dashes do not matter.
  static byte[] hash(String code) {
    String plain = code.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    try {
      return MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
