package org.chimerapool.stratum.dialect;

/// Writes text as JSON.
public final class JsonText {

  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /// The text in quotes, with everything escaped that JSON or a terminal could take for something
  /// else.
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7f) {
        out.append(c);
      } else {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt((c >>> shift) & 0xf));
        }
      }
    }
    return out.append('"').toString();
  }
}
