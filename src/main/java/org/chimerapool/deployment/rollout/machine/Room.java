package org.chimerapool.deployment.rollout.machine;

import java.util.Map;

/// How many runs may be begun now.
///
/// @param runs in all
/// @param places by place; places that are not in it have no limit of their own
public record Room(int runs, Map<String, Integer> places) {

  public Room {
    places = Map.copyOf(places);
  }
}
