package org.chimerapool.stats;

import java.time.Instant;

/// The shares of one pool or worker over every window: about seven kilobytes. Not thread-safe.
final class Rings {
  private final ShareRing fine = new ShareRing(10, 30);
  private final ShareRing minutes = new ShareRing(60, 60);
  private final ShareRing tens = new ShareRing(600, 36);
  private final ShareRing hours = new ShareRing(3600, 168);
  private final ActivityRing activity = new ActivityRing();

  /// The start of the oldest bucket of a window, in seconds since 1970.
  static long start(Window window, long now) {
    return switch (window) {
      case MINUTE -> start(now, 10, 6);
      case FIVE_MINUTES -> start(now, 10, 30);
      case QUARTER -> start(now, 60, 15);
      case HOUR -> start(now, 60, 60);
      case SIX_HOURS -> start(now, 600, 36);
      case DAY -> start(now, 3600, 24);
      case THREE_DAYS -> start(now, 3600, 72);
      case WEEK -> start(now, 3600, 168);
    };
  }

  private static long start(long now, int width, int buckets) {
    return (Math.floorDiv(now, width) - buckets + 1) * width;
  }

  void add(long second, double difficulty) {
    double squared = difficulty * difficulty;
    fine.add(second, 1, difficulty, squared);
    minutes.add(second, 1, difficulty, squared);
    tens.add(second, 1, difficulty, squared);
    hours.add(second, 1, difficulty, squared);
    activity.mark(second);
  }

  /// Adds a minute that the database remembers, spread evenly up to `until`.
  void restoreMinute(Instant minute, Tally tally, Instant until) {
    long second = minute.getEpochSecond();
    Tally.spread(fine, minute, tally, until);
    minutes.add(second, tally);
    tens.add(second, tally);
    hours.add(second, tally);
    activity.mark(second);
  }

  /// Adds ten minutes to the windows that are made of such; they are not in their hours yet.
  void restoreTen(Instant slot, Tally tally) {
    tens.add(slot.getEpochSecond(), tally);
  }

  /// Adds an hour to the windows that are made of such.
  ///
  /// @param active one bit for each minute
  void restoreHour(Instant hour, Tally tally, long active) {
    hours.add(hour.getEpochSecond(), tally);
    activity.mark(hour.getEpochSecond() / 3600, ActivityRing.slotsOf(active));
  }

  Tally tally(Window window, long now) {
    return switch (window) {
      case MINUTE -> fine.newest(now, 6);
      case FIVE_MINUTES -> fine.newest(now, 30);
      case QUARTER -> minutes.newest(now, 15);
      case HOUR -> minutes.newest(now, 60);
      case SIX_HOURS -> tens.newest(now, 36);
      case DAY -> hours.newest(now, 24);
      case THREE_DAYS -> hours.newest(now, 72);
      case WEEK -> hours.newest(now, 168);
    };
  }

  /// Shares of the newest so many minutes, the running one included; at most an hour.
  long shares(long now, int newest) {
    return minutes.newest(now, newest).shares();
  }

  double workOfMinute(long now, int ago) {
    return minutes.workOf(now, ago);
  }

  /// One bit for each ten minutes of that hour, counted from 1970.
  byte activity(long hour) {
    return activity.slots(hour);
  }
}
