package org.chimerapool.deployment;

import java.util.Locale;
import java.util.Optional;

/// How much a line wants to be read; the database keeps the ordinal.
public enum LogLevel {
  DEBUG,
  /// What a command printed.
  OUT,
  INFO,
  WARN,
  ERROR;

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
