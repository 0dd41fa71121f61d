package org.chimerapool.deployment.rollout;

/// Where a rollout stands.
public enum RolloutState {
  /// Everything is assigned, nothing has begun.
  PLANNED,
  RUNNING,
  /// Nothing new is begun; what goes on goes on.
  PAUSED,
  /// What is in the middle is told to stop and undo; the rest never starts.
  ABORTING,
  /// Machines that had succeeded get back what they had before.
  ROLLING_BACK,
  FINISHED,
  ABORTED,
  ROLLED_BACK;

  public boolean ended() {
    return switch (this) {
      case PLANNED, RUNNING, PAUSED, ABORTING, ROLLING_BACK -> false;
      case FINISHED, ABORTED, ROLLED_BACK -> true;
    };
  }
}
