package org.chimerapool.deployment.insight;

import java.time.Duration;

/// A run that wants a look.
///
/// @param told what the machine said of it, in its own words; may be empty
/// @param age since when it is so
public record Trouble(Kind kind, LiveRun run, String told, Duration age) {

  /// The gravest first.
  public enum Kind {
    /// It failed within the last day, and nothing has succeeded on that machine since.
    FAILED,
    /// It was to stop, and goes on.
    CANCEL_IGNORED,
    LOST,
    /// It takes far longer than others did.
    OVERDUE
  }
}
