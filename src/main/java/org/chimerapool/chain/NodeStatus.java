package org.chimerapool.chain;

import java.time.Duration;
import java.time.Instant;

/// One node behind an adapter, as it was last seen.
///
/// @param role whether templates come from this node
/// @param behind blocks behind the best tip that any node of this chain reported
/// @param latency of the last answer
/// @param detail in one sentence what is wrong, empty when nothing is
public record NodeStatus(
    String name,
    Health health,
    Role role,
    long height,
    long behind,
    Duration latency,
    Instant seenAt,
    String detail,
    NodeFacts facts) {

  public enum Health {
    /// Templates may come from it.
    GOOD,
    /// It answers, but is behind the others or still syncing.
    LAGGING,
    /// It gives no usable answer.
    DOWN
  }

  public enum Role {
    ACTIVE,
    STANDBY
  }

  /// The only node of its chain, which tells nothing about itself.
  public NodeStatus(
      String name,
      Health health,
      long height,
      long behind,
      Duration latency,
      Instant seenAt,
      String detail) {
    this(name, health, Role.ACTIVE, height, behind, latency, seenAt, detail, NodeFacts.UNKNOWN);
  }
}
