package org.chimerapool.deployment;

import java.util.Locale;
import java.util.Optional;

/// How much a line wants to be read.
public enum LogLevel {
  DEBUG(0),
  /// What a command printed.
  OUT(1),
  INFO(2),
  WARN(3),
  ERROR(4);

  private final int number;

  LogLevel(int number) {
    this.number = number;
  }

  /// What the database and the browser keep.
  public int number() {
    return number;
  }

  /// @param number as [#number()] gives it
  public static LogLevel of(int number) {
    for (LogLevel level : values()) {
      if (level.number == number) {
        return level;
      }
    }
    throw new IllegalArgumentException("no level has the number " + number);
  }

  /// @param name as a machine writes it, in lower case
  public static Optional<LogLevel> named(String name) {
    for (LogLevel level : values()) {
      if (level.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }
}
