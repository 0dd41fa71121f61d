package org.chimerapool.chain;

import java.time.Duration;
import java.time.Instant;

/// One node behind an adapter, as it was last seen.
///
/// @param behind blocks behind the best tip that any node of this chain reported
/// @param latency of the last answer
/// @param detail in one sentence what is wrong, empty when nothing is
public record NodeStatus(
    String name,
    Health health,
    long height,
    long behind,
    Duration latency,
    Instant seenAt,
    String detail) {

  public enum Health {
    GOOD,
    LAGGING,
    DOWN
  }
}
