package org.chimerapool.gamification.career;

import java.time.LocalDate;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.PoolId;
import org.chimerapool.stats.MinerDay;

/// Days as tests want them.
public final class Days {

  public static final PoolId POOL = new PoolId(1);
  public static final LocalDate START = LocalDate.parse("2026-01-05");

  private Days() {}

  public static MinerDay day(String address, LocalDate day, double work, double best) {
    return day(address, day, work, best, 1000, 0, 1440, false);
  }

  public static MinerDay day(
      String address,
      LocalDate day,
      double work,
      double best,
      long shares,
      long refused,
      int minutes,
      boolean simulated) {
    return new MinerDay(
        POOL, address, day, work, shares, refused, Difficulty.of(best), minutes, 0, simulated);
  }
}
