package org.chimerapool.deployment.rollout;

/// Which of two things a machine gets, where two are compared.
public enum Variant {
  A,
  B
}
