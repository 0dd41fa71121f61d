package org.chimerapool.deployment.fleet;

/// How a machine is, when everything known of it is taken together.
public enum TargetHealth {
  UNKNOWN,
  GOOD,
  WARNING,
  BAD
}
