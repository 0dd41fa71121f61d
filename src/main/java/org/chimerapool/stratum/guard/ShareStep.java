package org.chimerapool.stratum.guard;

/// What to do about a connection whose shares are bad.
public enum ShareStep {
  NOTHING,
  /// Give it its job again, to be started afresh.
  WORK_AGAIN,
  /// Tell it what is wrong.
  WARN,
  /// Tell it to connect anew, and hang up.
  SEND_AWAY
}
