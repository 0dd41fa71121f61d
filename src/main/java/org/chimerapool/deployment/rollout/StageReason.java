package org.chimerapool.deployment.rollout;

/// Which rule of a stage decided.
public enum StageReason {
  /// So many failures end it, whatever the rest does.
  FAILURES,
  /// More than so many per cent failed.
  SHARE,
  /// A gate says no.
  GATE,
  /// A machine failed and no spare was left.
  NO_SPARE,
  /// Machines that change together do not perform alike.
  UNEQUAL,
  /// All rules hold.
  HOLDS,
  /// Fewer machines than the least sample.
  SAMPLE,
  /// A gate cannot tell.
  UNKNOWN
}
