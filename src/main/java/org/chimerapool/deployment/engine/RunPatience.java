package org.chimerapool.deployment.engine;

import java.time.Duration;

/// How long nothing may be heard of a machine.
///
/// @param lostAfter until the run is called lost
/// @param abandonedAfter until nobody waits for it any more
record RunPatience(Duration lostAfter, Duration abandonedAfter) {

  /// A machine hears of a cancel within seconds; what it then does is killed within ten.
  static final Duration STOPPING = Duration.ofMinutes(2);
}
