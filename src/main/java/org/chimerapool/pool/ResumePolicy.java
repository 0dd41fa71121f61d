package org.chimerapool.pool;

import java.time.Duration;

/// How long a miner that lost its connection may come back to its session.
///
/// @param window time after which a session is given up; zero gives each up at once
/// @param maxSessions of one pool that are kept at the same time; the oldest makes room
public record ResumePolicy(Duration window, int maxSessions) {

  public static final ResumePolicy DEFAULT = new ResumePolicy(Duration.ofMinutes(5), 10_000);

  public ResumePolicy {
    if (window.isNegative() || maxSessions < 0) {
      throw new IllegalArgumentException("neither time nor number of kept sessions is negative");
    }
  }
}
