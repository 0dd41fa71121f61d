package org.chimerapool.stratum.dialect;

/// Tells hex digits from anything else.
final class Hex {

  private Hex() {}

  /// Whether the text has `min` to `max` characters and all are hex digits.
  static boolean isHex(String text, int min, int max) {
    int length = text.length();
    if (length < min || length > max) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
      if (!digit) {
        return false;
      }
    }
    return true;
  }
}
