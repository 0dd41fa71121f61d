package org.chimerapool.deployment;

/// Where a run stands. What a machine said is never overruled by a clock: LOST and ABANDONED end
/// as soon as the machine is heard again.
public enum RunState {
  /// The link is there, no machine has taken it.
  WAITING,
  RUNNING,
  /// The machine has been told, or will be, to stop and undo.
  CANCELLING,
  /// Nothing heard for a while; the machine may well be going on.
  LOST,
  SUCCEEDED,
  /// It did not get through; what it had begun was undone, see [Run#notUndone()].
  FAILED,
  CANCELLED,
  /// The link was never used, or a lost machine did not come back.
  ABANDONED;

  public boolean ended() {
    return switch (this) {
      case WAITING, RUNNING, CANCELLING, LOST -> false;
      case SUCCEEDED, FAILED, CANCELLED, ABANDONED -> true;
    };
  }
}
