package org.chimerapool.deployment.recipe;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the word that somebody may have meant.
final class Spelling {

  private static final int LONGEST = 64;

  private Spelling() {}

  /// "; did you mean X?" or nothing.
  static String hint(String word, Collection<String> known) {
    return nearest(word, known).map("; did you mean %s?"::formatted).orElse("");
  }

  static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    int allowed = word.length() < 4 ? 1 : 2;
    return known.stream()
        .filter(each -> distance(word, each) <= allowed)
        .min(
            Comparator.comparingInt((String each) -> distance(word, each))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// How many characters have to be put in, taken out, changed or swapped with their neighbour.
  private static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[from.length()][to.length()];
  }
}
