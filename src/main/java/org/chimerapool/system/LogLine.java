package org.chimerapool.system;

import java.time.Instant;

/// One entry of the log, harmless to show.
///
/// @param number grows by one with each entry since the start
/// @param source the class that wrote it, without its package
/// @param text of one line; a failure's first frames are behind ` | `
public record LogLine(long number, Instant at, Severity severity, String source, String text) {

  /// How grave it is, the gravest first.
  public enum Severity {
    ERROR,
    WARN,
    INFO,
    DEBUG;

    /// Whether somebody who asks for this wants to see the other too.
    public boolean covers(Severity other) {
      return other.compareTo(this) <= 0;
    }
  }
}
