package org.chimerapool.deployment.fleet;

/// Whether a machine belongs to the fleet.
public enum TargetState {
  /// It has shown a key; nobody has said yet that it is the right machine.
  PENDING,
  ACCEPTED,
  /// Its key opens nothing any more, for good.
  REVOKED;

  /// Whether a person's decision may lead from here to there.
  boolean mayBecome(TargetState next) {
    return switch (this) {
      case PENDING -> next == ACCEPTED || next == REVOKED;
      case ACCEPTED -> next == REVOKED;
      case REVOKED -> false;
    };
  }
}
