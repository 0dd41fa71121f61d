package org.chimerapool.deployment.provider;

import java.time.Instant;
import java.util.OptionalLong;

/// A host that was ordered.
///
/// @param words what the provider said last; may be empty
/// @param target the machine of the fleet that it became
public record Provision(
    long id,
    String provider,
    Wishes wishes,
    State state,
    String words,
    OptionalLong target,
    Instant createdAt,
    String createdBy,
    Instant changedAt) {

  public enum State {
    /// It is being made.
    ORDERED,
    READY,
    /// It could not be made, and nothing of it is left.
    FAILED,
    /// It is being given back.
    REMOVING,
    REMOVED,
    /// It may still be there, and cost money: a person has to look.
    LEFT_BEHIND
  }
}
