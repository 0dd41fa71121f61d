package org.chimerapool.deployment.rollout;

/// What happens when a gate says no.
public enum OnFailure {
  ROLL_BACK,
  PAUSE,
  ABORT
}
