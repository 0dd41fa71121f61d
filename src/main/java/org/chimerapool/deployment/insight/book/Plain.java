package org.chimerapool.deployment.insight.book;

import java.util.regex.Pattern;

/// A line as it is searched: without terminal codes, upper and lower case alike.
final class Plain {

  private static final Pattern CODES =
      Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*\u0007?|\u001b");

  private Plain() {}

  static String of(String text) {
    String plain = text.indexOf('\u001b') < 0 ? text : CODES.matcher(text).replaceAll("");
    char[] folded = plain.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = fold(folded[i]);
    }
    return new String(folded);
  }

  private static char fold(char c) {
    return c < 128
        ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c)
        : Character.toLowerCase(Character.toUpperCase(c));
  }
}
