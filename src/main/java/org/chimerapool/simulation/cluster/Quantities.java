package org.chimerapool.simulation.cluster;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the quantities that people type.
final class Quantities {

  private static final Pattern NUMBER = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([a-zA-Z%]*)");

  private Quantities() {}

  /// `500`, `2k`, `1.5M`.
  ///
  /// @throws IllegalArgumentException when it is none; the message says what was expected
  static double hashrate(String text) {
    Matcher parts = parts(text, "a hashrate like 500, 2k or 1.5M");
    double factor =
        switch (parts.group(2)) {
          case "" -> 1;
          case "k", "K" -> 1e3;
          case "M" -> 1e6;
          case "G" -> 1e9;
          default -> throw expected("a hashrate like 500, 2k or 1.5M", text);
        };
    return Double.parseDouble(parts.group(1)) * factor;
  }

  /// `250ms`, `30s`, `5m`, `2h`.
  ///
  /// @throws IllegalArgumentException when it is none; the message says what was expected
  static Duration duration(String text) {
    Matcher parts = parts(text, "a time like 250ms, 30s, 5m or 2h");
    double millis =
        switch (parts.group(2)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> throw expected("a time like 250ms, 30s, 5m or 2h", text);
        };
    return Duration.ofMillis(Math.round(Double.parseDouble(parts.group(1)) * millis));
  }

  /// `3%` or `0.5%`, as a part of one.
  ///
  /// @throws IllegalArgumentException when it is none; the message says what was expected
  static double part(String text) {
    Matcher parts = parts(text, "a part like 3%");
    double percent = Double.parseDouble(parts.group(1));
    if (!parts.group(2).equals("%") || percent > 100) {
      throw expected("a part like 3%", text);
    }
    return percent / 100;
  }

  private static Matcher parts(String text, String what) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      throw expected(what, text);
    }
    return matcher;
  }

  private static IllegalArgumentException expected(String what, String came) {
    return new IllegalArgumentException("expected " + what + ", got '" + came + "'");
  }
}
