package org.chimerapool.pool.ban;

import java.time.Duration;
import java.util.List;

/// How long the guard bans: longer each time.
final class BanLengths {

  private static final List<Duration> BY_LEVEL =
      List.of(
          Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));

  private BanLengths() {}

  /// @param level 1 for the first ban
  static Duration of(int level) {
    return BY_LEVEL.get(Math.clamp(level, 1, BY_LEVEL.size()) - 1);
  }
}
