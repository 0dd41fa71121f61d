package org.chimerapool.stratum.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The words that nearly every line holds, so that no text has to be made of them.
final class KnownWords {

  private static final String[] WORDS = {"id", "method", "params", "mining.submit"};

  private static final byte[][] BYTES =
      Arrays.stream(WORDS)
          .map(word -> word.getBytes(StandardCharsets.US_ASCII))
          .toArray(byte[][]::new);

  private KnownWords() {}

  /// The word that stands there, if it is a known one.
  static @Nullable String find(byte[] line, int from, int to) {
    for (int i = 0; i < WORDS.length; i++) {
      byte[] word = BYTES[i];
      if (word.length == to - from && Arrays.equals(word, 0, word.length, line, from, to)) {
        return WORDS[i];
      }
    }
    return null;
  }
}
