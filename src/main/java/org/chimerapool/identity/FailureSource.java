package org.chimerapool.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where wrong passwords for a login come from. Each source waits for itself, so that a stranger
/// who knows a login locks out nobody but their own network; all strangers together are slowed down
/// too, but a browser that signed in before is not among them (OWASP: device cookies).
///
/// @param name as it is stored
/// @param everywhere whether it stands for all strangers together
record FailureSource(String name, boolean everywhere) {

  private static final FailureSource EVERYWHERE = new FailureSource("everywhere", true);

  /// Whoever sits at the host itself is no stranger among others: that way in stays open.
  static List<FailureSource> door(Origin origin) {
    FailureSource network = new FailureSource("network " + Network.of(origin.address()), false);
    return origin.loopback() ? List.of(network) : List.of(network, EVERYWHERE);
  }

  /// @param id of [KnownBrowsers]
  static List<FailureSource> browser(String id) {
    return List.of(new FailureSource("browser " + id, false));
  }

  /// Somebody who is signed in and proves once more who they are.
  static List<FailureSource> inside() {
    return List.of(new FailureSource("inside", false));
  }

  Optional<Instant> lockedUntil(int failures, Instant now) {
    return everywhere
        ? LockoutPolicy.lockedEverywhereUntil(failures, now)
        : LockoutPolicy.lockedUntil(failures, now);
  }
}
