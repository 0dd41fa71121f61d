package org.chimerapool.pool.journal;

import java.time.Instant;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareCredit;

/// Shares for tests, told apart by the number in their hash.
public final class Shares {

  public static final Instant START = Instant.parse("2026-11-21T10:00:00.123456Z");

  private Shares() {}

  public static ShareCredit share(long number) {
    return share(new PoolId(1), number, "rig" + number % 7);
  }

  public static ShareCredit share(PoolId pool, long number, String rig) {
    return share(pool, number, number, rig);
  }

  /// @param millis after [#START]
  public static ShareCredit share(PoolId pool, long millis, long number, String rig) {
    return new ShareCredit(
        pool,
        new WorkerName("SoMeAddress" + number % 3, rig),
        "miner/1.0",
        false,
        1000 + number,
        Difficulty.of(0.5),
        Difficulty.of(0.75 + number),
        new Hash256(0, 0, 0, number),
        START.plusMillis(millis));
  }

  public static long number(ShareCredit share) {
    return share.hash().w0();
  }
}
