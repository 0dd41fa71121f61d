package org.chimerapool.stats;

import java.time.Duration;

/// The stretches of time up to now over which hashrates are told.
///
/// A window is made of whole buckets, the running one included; a rate is divided by the time that
/// they really cover.
public enum Window {
  MINUTE(Duration.ofMinutes(1)),
  FIVE_MINUTES(Duration.ofMinutes(5)),
  QUARTER(Duration.ofMinutes(15)),
  HOUR(Duration.ofHours(1)),
  SIX_HOURS(Duration.ofHours(6)),
  DAY(Duration.ofDays(1)),
  THREE_DAYS(Duration.ofDays(3)),
  WEEK(Duration.ofDays(7));

  /// The window that screens show where there is room for one only.
  public static final Window USUAL = QUARTER;

  private final Duration length;

  Window(Duration length) {
    this.length = length;
  }

  public Duration length() {
    return length;
  }
}
