package org.chimerapool.simulation.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Finds its way in answers without reading them as JSON: under a flood, that would measure the
/// reader. Belongs to one thread.
final class RefusalWords {

  private static final byte[] ID = ascii("\"id\":");
  private static final byte[] TRUE = ascii("\"result\":true");

  /// Where pools say why: as an error `[code, words]`, as an error `{message}`, or as ckpool does.
  private static final byte[][] BEFORE = {
    ascii("\"error\":["), ascii("\"message\":\""), ascii("\"reject-reason\":\"")
  };

  private byte[] last = new byte[0];
  private String lastReason = Reasons.of("");

  /// Where the digits of the id begin, or -1.
  static int id(byte[] bytes, int from, int to) {
    int found = find(ID, bytes, from, to);
    return found < 0 ? -1 : found + ID.length;
  }

  boolean accepts(byte[] bytes, int from, int to) {
    return find(TRUE, bytes, from, to) >= 0;
  }

  /// The reason that an answer gives. The one that was given last is found without making text of
  /// it again.
  String reason(byte[] bytes, int from, int to) {
    int start = to;
    for (byte[] before : BEFORE) {
      int found = start == to ? find(before, bytes, from, to) : -1;
      start = found < 0 ? start : found + before.length;
    }
    int end = start;
    while (end < to && bytes[end] != ':' && bytes[end] != ']' && bytes[end] != '}') {
      end++;
    }
    if (!Arrays.equals(last, 0, last.length, bytes, start, end)) {
      last = Arrays.copyOfRange(bytes, start, end);
      lastReason = clean(new String(last, StandardCharsets.ISO_8859_1));
    }
    return lastReason;
  }

  /// `21,"job not found",null` as `21 job not found`.
  private static String clean(String raw) {
    String[] parts = raw.split("\"", -1);
    String code = parts[0].replace(",", "").strip();
    String words = parts.length > 1 && !code.isEmpty() && code.length() < 6 ? parts[1] : "";
    return Reasons.of(words.isEmpty() ? parts[0] : code + " " + words);
  }

  private static int find(byte[] part, byte[] bytes, int from, int to) {
    for (int i = from; i <= to - part.length; i++) {
      if (bytes[i] == part[0] && Arrays.equals(part, 0, part.length, bytes, i, i + part.length)) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
