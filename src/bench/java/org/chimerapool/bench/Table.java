package org.chimerapool.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The figures of a run, as Markdown.
final class Table {

  private final List<String> rows = new ArrayList<>();

  void row(String what, String figure) {
    rows.add("| " + what + " | " + figure + " |");
    System.out.println("bench: " + what + ": " + figure);
  }

  static String count(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  static String millis(double number) {
    return String.format(Locale.ROOT, "%.1f ms", number);
  }

  /// The median, and the range that it comes from.
  static String spread(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return count(sorted[sorted.length / 2])
        + " ("
        + count(sorted[0])
        + " to "
        + count(sorted[sorted.length - 1])
        + ")";
  }

  static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  @Override
  public String toString() {
    return "| measure | figure |\n|---|---|\n" + String.join("\n", rows);
  }
}
