package org.chimerapool.deployment.fleet;

import java.time.Instant;

/// How one health check of a machine stands.
///
/// @param number which time the machine ran it; the same one told twice counts once
/// @param failures in a row
/// @param words the last line that it printed
public record CheckStanding(
    long check, long number, int failures, Standing standing, Instant since, String words) {

  /// A single failure is no news: what is busy for a moment is well the next.
  static final int CONFIRMED = 2;

  public enum Standing {
    GOOD,
    /// It failed once.
    DOUBTFUL,
    /// It failed twice in a row, or more.
    BAD,
    /// It is bad, and the machine has used up the repairs that it was allowed.
    NEEDS_PERSON;

    boolean bad() {
      return this == BAD || this == NEEDS_PERSON;
    }
  }

  static CheckStanding first(long check, Instant now) {
    return new CheckStanding(check, -1, 0, Standing.GOOD, now, "");
  }

  CheckStanding after(Report.Check report, Instant now) {
    boolean news = report.number() != number;
    int row = report.code() == 0 ? 0 : news ? failures + 1 : failures;
    Standing next = standing(report, row);
    return new CheckStanding(
        check, report.number(), row, next, next == standing ? since : now, report.words());
  }

  private Standing standing(Report.Check report, int row) {
    if (row == 0) {
      return Standing.GOOD;
    }
    if (row < CONFIRMED && !standing.bad()) {
      return Standing.DOUBTFUL;
    }
    return report.spent() ? Standing.NEEDS_PERSON : Standing.BAD;
  }
}
