package org.chimerapool.pool.persistence;

import java.util.UUID;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.FoundBlock;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareCredit;
import org.chimerapool.pool.journal.Shares;

/// Made-up blocks of the coin TST.
final class Candidates {

  static final CoinId COIN = CoinId.of("TST");
  static final byte[] PAYOUT = {0x51};

  /// The key of the process that found them.
  static final UUID PROCESS = new UUID(0, 1);

  private static final int HEADER = 80;
  private static final int PARENT = 4;

  private Candidates() {}

  /// A block on a parent of its own.
  static FoundBlock block(PoolId pool, long number) {
    return on(number, pool, number);
  }

  /// A block on the parent of that number.
  static FoundBlock on(long parent, PoolId pool, long number) {
    return of(Shares.share(pool, number, "rig"), new Hash256(0, 0, 7, number), parent);
  }

  static FoundBlock of(ShareCredit credit, Hash256 id, long parent) {
    byte[] raw = new byte[HEADER];
    parent(parent).copyTo(raw, PARENT);
    raw[HEADER - 1] = (byte) id.w0();
    return new FoundBlock(
        COIN, credit, id, raw, Difficulty.of(1000), Amount.of(50_0000_0000L, COIN), PAYOUT);
  }

  static Hash256 parent(long number) {
    return new Hash256(0, 0, 3, number);
  }
}
