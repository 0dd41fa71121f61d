package org.chimerapool.ui.kit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Which lines came and which went between two texts.
public final class LineDiff {

  /// Above it, everything between the first and the last change counts as changed.
  private static final long MOST_PAIRS = 4_000_000;

  private LineDiff() {}

  public enum Kind {
    SAME,
    GONE,
    NEW
  }

  /// @param before its number in the old text, from 1; 0 for a new one
  /// @param after its number in the new text, from 1; 0 for one that is gone
  public record Line(Kind kind, int before, int after, String text) {}

  public static List<Line> of(String before, String after) {
    List<String> from = before.lines().toList();
    List<String> to = after.lines().toList();
    int head = 0;
    while (head < Math.min(from.size(), to.size()) && from.get(head).equals(to.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(from.size(), to.size()) - head
        && from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail))) {
      tail++;
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < head; i++) {
      lines.add(new Line(Kind.SAME, i + 1, i + 1, from.get(i)));
    }
    between(from, head, from.size() - tail, to, head, to.size() - tail, lines);
    for (int i = tail; i > 0; i--) {
      int left = from.size() - i;
      lines.add(new Line(Kind.SAME, left + 1, to.size() - i + 1, from.get(left)));
    }
    return Collections.unmodifiableList(lines);
  }

  private static void between(
      List<String> from, int i0, int i1, List<String> to, int j0, int j1, List<Line> lines) {
    int n = i1 - i0;
    int m = j1 - j0;
    int[][] common = new int[0][];
    if ((long) n * m <= MOST_PAIRS) {
      common = new int[n + 1][m + 1];
      for (int i = n - 1; i >= 0; i--) {
        for (int j = m - 1; j >= 0; j--) {
          common[i][j] =
              from.get(i0 + i).equals(to.get(j0 + j))
                  ? common[i + 1][j + 1] + 1
                  : Math.max(common[i + 1][j], common[i][j + 1]);
        }
      }
    }
    int i = 0;
    int j = 0;
    while (i < n || j < m) {
      boolean known = common.length > 0;
      if (i < n && j < m && known && from.get(i0 + i).equals(to.get(j0 + j))) {
        lines.add(new Line(Kind.SAME, i0 + i + 1, j0 + j + 1, from.get(i0 + i)));
        i++;
        j++;
      } else if (i < n && (j >= m || !known || common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line(Kind.GONE, i0 + i + 1, 0, from.get(i0 + i)));
        i++;
      } else {
        lines.add(new Line(Kind.NEW, 0, j0 + j + 1, to.get(j0 + j)));
        j++;
      }
    }
  }
}
