package org.chimerapool.stats;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// The stretches of time up to now over which hashrates are told.
///
/// A window is made of whole buckets, the running one included; a rate is divided by the time that
/// they really cover.
public enum Window {
  MINUTE("1m", Duration.ofMinutes(1)),
  FIVE_MINUTES("5m", Duration.ofMinutes(5)),
  QUARTER("15m", Duration.ofMinutes(15)),
  HOUR("1h", Duration.ofHours(1)),
  SIX_HOURS("6h", Duration.ofHours(6)),
  DAY("24h", Duration.ofDays(1)),
  THREE_DAYS("3d", Duration.ofDays(3)),
  WEEK("7d", Duration.ofDays(7));

  /// The window that screens show where there is room for one only.
  public static final Window USUAL = QUARTER;

  private final String key;
  private final Duration length;

  Window(String key, Duration length) {
    this.key = key;
    this.length = length;
  }

  public static Optional<Window> ofKey(String key) {
    return Arrays.stream(values()).filter(window -> window.key.equals(key)).findFirst();
  }

  /// The text that stands for it in a URL and in files.
  public String key() {
    return key;
  }

  public Duration length() {
    return length;
  }
}
