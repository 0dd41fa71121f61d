package org.chimerapool.stats;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// The ranges that screens offer, by the text that stands for them in a URL.
public enum TimeRange {
  HOUR("1h", Duration.ofHours(1), Duration.ofMinutes(1)),
  SIX_HOURS("6h", Duration.ofHours(6), Duration.ofMinutes(2)),
  DAY("24h", Duration.ofDays(1), Duration.ofMinutes(10)),
  WEEK("7d", Duration.ofDays(7), Duration.ofHours(1)),
  MONTH("30d", Duration.ofDays(30), Duration.ofHours(2));

  private final String key;
  private final Duration length;
  private final Duration step;

  TimeRange(String key, Duration length, Duration step) {
    this.key = key;
    this.length = length;
    this.step = step;
  }

  public static Optional<TimeRange> ofKey(String key) {
    return Arrays.stream(values()).filter(range -> range.key.equals(key)).findFirst();
  }

  /// The range whose steps suit a history that is shorter than this range; never a longer one.
  TimeRange suiting(Duration history) {
    return Arrays.stream(values())
        .filter(range -> range.length.compareTo(history) >= 0)
        .findFirst()
        .filter(range -> range.length.compareTo(length) < 0)
        .orElse(this);
  }

  public String key() {
    return key;
  }

  public Duration length() {
    return length;
  }

  /// The width of one point of a series over this range.
  public Duration step() {
    return step;
  }
}
