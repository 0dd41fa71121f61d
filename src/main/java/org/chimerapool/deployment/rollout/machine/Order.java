package org.chimerapool.deployment.rollout.machine;

import org.chimerapool.deployment.rollout.Purpose;

/// What is to be done in the world.
public sealed interface Order {

  /// @param share one part of so many of its place's line to the world
  record Begin(long target, Purpose purpose, int share) implements Order {}

  record Cancel(long run) implements Order {}
}
