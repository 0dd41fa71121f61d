package org.chimerapool.deployment.rollout;

/// Why a machine runs something for a rollout.
public enum Purpose {
  INSTALL,
  /// Everything up to the switch, for machines that change together.
  STAGE,
  SWITCH,
  BACK
}
