package org.chimerapool.simulation.fleet;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What goes wrong on a machine.
public enum Habit {
  STEADY,
  /// Requests and answers get lost.
  LOSSY,
  /// Is switched off in the middle of a run and goes on after.
  REBOOTING,
  /// Its disk takes its time.
  SLOW,
  /// Its clock is days off.
  SKEWED,
  /// Its disk is full during its first try: lines are missing, and the step fails.
  FULL,
  /// Its first try says that a command went well which did not; its check finds out.
  LYING,
  /// Sends batches twice, and from before where they are wanted.
  REPEATING,
  /// Falls silent in the middle of its first try, and comes back long after.
  SILENT,
  /// Never gets through.
  BROKEN;

  static Habit named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of "
                        + Arrays.stream(values())
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))
                        + ", not "
                        + name));
  }
}
