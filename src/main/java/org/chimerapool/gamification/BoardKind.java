package org.chimerapool.gamification;

/// What miners are ranked by. The names are stored.
public enum BoardKind {
  /// Mean hashrate over the span so far, hashes per second; the same order as the work done.
  HASHRATE,
  /// The greatest difficulty of a hash.
  BEST_SHARE,
  /// How good the best hash of a day was beside what the day's work lets expect; the mean over all
  /// days, 1 is average. Pulled towards 1 while the days are few.
  LUCK,
  /// Minutes with shares over all minutes since the miner's second day, 0 to 1. Ranked with a pull
  /// towards everybody's mean while the days are few.
  UPTIME,
  /// Blocks found that count.
  BLOCKS,
  /// The effort of the shortest round that the miner ended, 1 is average; the least leads.
  ROUNDS
}
