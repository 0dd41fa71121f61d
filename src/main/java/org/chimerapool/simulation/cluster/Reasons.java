package org.chimerapool.simulation.cluster;

/// Makes few reasons out of a pool's many words.
final class Reasons {

  private static final int LONGEST = 60;

  private Reasons() {}

  /// The words up to the details, which follow a colon or a bracket.
  static String of(String words) {
    int end = 0;
    while (end < words.length() && ":([{".indexOf(words.charAt(end)) < 0) {
      end++;
    }
    String kept = words.substring(0, Math.min(end, LONGEST)).strip();
    return kept.isEmpty() ? "no reason given" : kept;
  }
}
