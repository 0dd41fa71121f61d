package org.chimerapool.stats;

import java.time.Instant;

/// For which time a pool's shares are known: from `since` on, but for the time when the process was
/// down.
///
/// A rate is divided by the time that it really covers, so that a restart neither shows zeros nor a
/// slow climb.
record Coverage(Instant since, Instant downFrom, Instant upAgain) {
  /// At least one bucket: a shorter time says nothing.
  private static final double MIN_SECONDS = 10;

  static Coverage startingAt(Instant start) {
    return new Coverage(start, start, start);
  }

  /// How many seconds are covered between `from` and `now`.
  ///
  /// @param from start of the window, seconds since 1970
  /// @param known since when the subject itself is known
  double seconds(long from, Instant known, Instant now) {
    double start = Math.max((double) from, Math.max(exact(since), exact(known)));
    double end = exact(now);
    double down = Math.min(end, exact(upAgain)) - Math.max(start, exact(downFrom));
    return Math.max(MIN_SECONDS, end - start - Math.max(0, down));
  }

  private static double exact(Instant at) {
    return at.getEpochSecond() + at.getNano() / 1e9;
  }
}
