package org.chimerapool.deployment.insight;

import java.time.Duration;

/// How much room logs take, and how long they are kept.
public interface LogSpace {

  /// At most a minute old.
  Room now();

  /// @param lineBytes of all log lines with what finds them
  /// @param runs that are known
  /// @param trimmed of them with a log that was cut
  /// @param linesFor how long logs stay whole
  /// @param runsFor how long runs are known at all
  record Room(long lineBytes, long runs, long trimmed, Duration linesFor, Duration runsFor) {}
}
