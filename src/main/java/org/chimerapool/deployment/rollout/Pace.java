package org.chimerapool.deployment.rollout;

import java.time.Duration;

/// How fast a rollout goes.
///
/// @param atOnce most runs at the same time
/// @param perPlace most at one place; 0 for no limit of its own
/// @param tries how often a machine is tried, 1 or more
/// @param pause before the second try; doubled before each next one
/// @param deadline of each machine, from the moment its run is made
public record Pace(int atOnce, int perPlace, int tries, Duration pause, Duration deadline) {

  public static final Pace USUAL = new Pace(10, 0, 2, Duration.ofSeconds(30), Duration.ofHours(2));

  /// Before the next try.
  ///
  /// @param made how many tries were made
  public Duration pauseAfter(int made) {
    return pause.multipliedBy(1L << Math.clamp(made - 1, 0, 8));
  }
}
