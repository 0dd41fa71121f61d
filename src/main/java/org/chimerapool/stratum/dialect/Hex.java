package org.chimerapool.stratum.dialect;

import java.util.HexFormat;

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
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
