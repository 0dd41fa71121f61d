package org.chimerapool.deployment.rollout;

/// What became of one machine of a rollout.
public enum MemberState {
  WAITING,
  RUNNING,
  /// Everything lies ready on it; it waits for the others.
  STAGED,
  SUCCEEDED,
  /// It did not get through; what it had begun it undid itself.
  FAILED,
  /// Its own deadline passed. It was told to stop, and is heard when it comes back.
  OVERDUE,
  /// It was in the middle when somebody stopped it, and undid what it had begun.
  CANCELLED,
  /// It was never begun, and will not be.
  SKIPPED,
  /// A spare machine took its place.
  REPLACED,
  BACK_WAITING,
  GOING_BACK,
  ROLLED_BACK,
  /// It could not be brought back; see its words.
  BACK_FAILED;

  /// Whether nothing more will happen to it in this stage.
  public boolean through() {
    return switch (this) {
      case WAITING, RUNNING, STAGED, BACK_WAITING, GOING_BACK -> false;
      case SUCCEEDED, FAILED, OVERDUE, CANCELLED, SKIPPED, REPLACED, ROLLED_BACK, BACK_FAILED ->
          true;
    };
  }

  /// Whether it speaks against the version.
  public boolean bad() {
    return this == FAILED || this == OVERDUE;
  }
}
