package org.chimerapool.deployment.rollout;

import java.util.Set;

/// A machine's place in a plan, which never changes.
///
/// @param target its id in the fleet
/// @param name as it was called when the plan was made
/// @param place where it stands; machines of one place share a line to the world
/// @param stage place of its stage in the plan
/// @param windows places of the maintenance windows that bind it
public record Seat(
    long target, String name, String place, int stage, Variant variant, Set<Integer> windows) {

  public Seat {
    windows = Set.copyOf(windows);
  }
}
