package org.chimerapool.gamification.store;

import java.time.Instant;
import java.time.LocalDate;

/// A badge as it is kept.
///
/// @param rule the rule's code
/// @param revoked the block behind it is an orphan just now
public record Award(
    String address,
    String rule,
    LocalDate day,
    Instant at,
    boolean backfilled,
    boolean simulated,
    boolean revoked) {

  public Award withRevoked(boolean now) {
    return new Award(address, rule, day, at, backfilled, simulated, now);
  }
}
