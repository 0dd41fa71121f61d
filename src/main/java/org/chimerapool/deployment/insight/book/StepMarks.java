package org.chimerapool.deployment.insight.book;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringTokenizer;

/// Where steps begin among some lines.
final class StepMarks {

  private final Map<Integer, Long> first = new LinkedHashMap<>();

  void add(int step, long line) {
    if (step >= 0) {
      first.putIfAbsent(step, line);
    }
  }

  /// @param text as [#toString()] writes it
  static Map<Integer, Long> read(String text) {
    Map<Integer, Long> marks = new LinkedHashMap<>();
    StringTokenizer parts = new StringTokenizer(text, " :");
    while (parts.hasMoreTokens()) {
      marks.put(Integer.valueOf(parts.nextToken()), Long.valueOf(parts.nextToken()));
    }
    return marks;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    first.forEach((step, line) -> text.append(step).append(':').append(line).append(' '));
    return text.toString().strip();
  }
}
