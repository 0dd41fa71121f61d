package org.chimerapool.pool;

/// One thing that a pool cannot be or do.
///
/// @param words what was expected and what came, one sentence
public record PoolFault(Field field, Problem problem, String words) {

  public enum Field {
    NAME,
    COIN,
    PAYOUT_ADDRESS,
    TAG,
    PORT,
    VARDIFF,
    /// What the pool does now forbids what was asked.
    STATE
  }

  public enum Problem {
    MISSING,
    /// Too long, too large, too small or of other characters than allowed.
    OUT_OF_RANGE,
    /// Another pool or program has it.
    TAKEN,
    /// There is no such coin, algorithm or pool.
    UNKNOWN,
    /// Not an address of this coin.
    MALFORMED,
    NOT_NOW
  }
}
