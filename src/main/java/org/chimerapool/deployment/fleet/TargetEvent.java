package org.chimerapool.deployment.fleet;

import java.time.Instant;

/// Something that happened to a machine.
///
/// @param subject the check's or component's name, or who did it; may be empty
/// @param words what it said; may be empty
public record TargetEvent(long id, Instant at, Kind kind, String subject, String words) {

  /// What happened.
  public enum Kind {
    ENROLLED,
    ACCEPTED,
    REVOKED,
    NEW_KEY,
    LEFT,
    /// An allowed repair was tried and went through.
    REPAIRED,
    /// An allowed repair was tried and failed.
    REPAIR_FAILED,
    /// The allowed repairs are used up.
    NEEDS_PERSON,
    CHECK_BAD,
    CHECK_RECOVERED,
    HEALTH
  }
}
