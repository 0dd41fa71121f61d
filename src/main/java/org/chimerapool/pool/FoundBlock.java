package org.chimerapool.pool;

import java.util.Arrays;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;

/// A share that is a block.
///
/// @param id the block's id, its header's double SHA-256
/// @param raw the whole block as on the wire, header first
/// @param networkDifficulty of the block's target
/// @param reward what the coinbase pays to the pool
public record FoundBlock(
    CoinId coin,
    ShareCredit credit,
    Hash256 id,
    byte[] raw,
    Difficulty networkDifficulty,
    Amount reward,
    byte[] payoutScript) {

  private static final int PARENT = 4;

  /// The block that this one was built on, as its header names it.
  ///
  /// @throws IllegalStateException when the block is too short to have a header
  public Hash256 parent() {
    if (raw.length < PARENT + Hash256.BYTES) {
      throw new IllegalStateException(
          "block %s has %d bytes, which is no header".formatted(id, raw.length));
    }
    return Hash256.ofBytes(Arrays.copyOfRange(raw, PARENT, PARENT + Hash256.BYTES));
  }
}
