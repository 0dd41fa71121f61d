package org.chimerapool.gamification.career;

import java.util.Arrays;
import org.chimerapool.gamification.SizeClass;

/// The work of the latest days on which a miner was active, of which the middle one tells its size:
/// one lucky or lame day changes nothing.
record RecentWork(double[] days) {

  private static final int DAYS = 14;

  static final RecentWork NONE = new RecentWork(new double[0]);

  RecentWork and(double work) {
    int keep = Math.min(days.length, DAYS - 1);
    double[] next = Arrays.copyOfRange(days, days.length - keep, days.length + 1);
    next[keep] = work;
    return new RecentWork(next);
  }

  /// 0 without any day; the lower one of the two in the middle.
  double median() {
    if (days.length == 0) {
      return 0;
    }
    double[] sorted = days.clone();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }

  SizeClass size() {
    return SizeClass.of(median());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecentWork recent && Arrays.equals(days, recent.days);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(days);
  }

  @Override
  public String toString() {
    return Arrays.toString(days);
  }
}
