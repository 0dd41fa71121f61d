package org.chimerapool.chain.adapter.bitcoin;

import java.nio.charset.StandardCharsets;

/// A node's words, made fit for a screen and a log.
final class Text {

  private Text() {}

  static String printable(byte[] bytes, int most) {
    int length = Math.min(bytes.length, most + 1);
    return printable(new String(bytes, 0, length, StandardCharsets.UTF_8), most);
  }

  /// Without control characters, and no longer than `most`.
  static String printable(String text, int most) {
    String cut = text.length() > most ? text.substring(0, most) + "…" : text;
    return cut.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
  }
}
