package org.chimerapool.deployment.insight.book;

import java.util.List;

/// Knows which texts some lines cannot hold: a Bloom filter (B. H. Bloom, 1970) over all runs of
/// one, two and three characters. Three bits for each, and about ten times as many bits as there
/// are different runs, so that a text of some length is looked for in few places where it is not.
final class LineFilter {

  private static final int LEAST_BITS = 1 << 10;
  private static final int MOST_BITS = 1 << 19;
  private static final int HASHES = 3;

  private LineFilter() {}

  /// @param lines as [Plain] gives them
  static byte[] over(List<String> lines) {
    Grams grams = new Grams();
    lines.forEach(line -> addAll(line, grams));
    int bits = Math.clamp(Integer.highestOneBit(grams.size() * 10) << 1, LEAST_BITS, MOST_BITS);
    byte[] filter = new byte[bits / 8];
    grams.forEach(gram -> set(filter, gram));
    return filter;
  }

  /// @param text as [Plain] gives it
  static boolean mayHold(byte[] filter, String text) {
    int length = Math.min(3, text.length());
    for (int i = 0; i + length <= text.length(); i++) {
      if (!isSet(filter, gram(text, i, length))) {
        return false;
      }
    }
    return true;
  }

  private static void addAll(String line, Grams grams) {
    for (int i = 0; i < line.length(); i++) {
      for (int length = 1; length <= 3 && i + length <= line.length(); length++) {
        grams.add(gram(line, i, length));
      }
    }
  }

  /// Never 0: the length stands in it.
  private static long gram(String text, int from, int length) {
    long gram = length;
    for (int i = from; i < from + length; i++) {
      gram = gram << 16 | text.charAt(i);
    }
    return gram;
  }

  private static void set(byte[] filter, long gram) {
    long hash = mixed(gram);
    for (int i = 0; i < HASHES; i++) {
      int bit = (int) (hash & (filter.length * 8L - 1));
      filter[bit >> 3] |= (byte) (1 << (bit & 7));
      hash >>>= 20;
    }
  }

  private static boolean isSet(byte[] filter, long gram) {
    long hash = mixed(gram);
    for (int i = 0; i < HASHES; i++) {
      int bit = (int) (hash & (filter.length * 8L - 1));
      if ((filter[bit >> 3] & 1 << (bit & 7)) == 0) {
        return false;
      }
      hash >>>= 20;
    }
    return true;
  }

  /// Spreads a number over 64 bits (finalizer of MurmurHash3, A. Appleby).
  static long mixed(long number) {
    long mixed = (number ^ number >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}
