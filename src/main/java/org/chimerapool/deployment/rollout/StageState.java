package org.chimerapool.deployment.rollout;

/// Where one stage stands.
public enum StageState {
  WAITING,
  RUNNING,
  /// All machines are through; it is watched for a while.
  SOAKING,
  PASSED,
  FAILED,
  /// Nobody can tell; a person decides.
  INCONCLUSIVE,
  /// A person decided to go on.
  OVERRULED
}
