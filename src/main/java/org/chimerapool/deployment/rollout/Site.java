package org.chimerapool.deployment.rollout;

import java.util.List;

/// A place where machines share a line to the world.
///
/// @param atOnce most runs of all rollouts at the same time; 0 for no limit of its own
/// @param bytesPerSecond shared among the runs of a rollout; 0 for no limit
/// @param mirrors addresses, the nearest first
public record Site(String place, int atOnce, long bytesPerSecond, List<String> mirrors) {

  public Site {
    mirrors = List.copyOf(mirrors);
    if (atOnce < 0 || bytesPerSecond < 0) {
      throw new IllegalArgumentException("limits of a place are 0 or more");
    }
  }
}
