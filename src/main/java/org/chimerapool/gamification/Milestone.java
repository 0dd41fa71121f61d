package org.chimerapool.gamification;

import java.time.Instant;
import java.util.Optional;

/// Something that those who run a pool can be proud of.
///
/// @param reachedAt empty while it lies ahead
/// @param ratio how far along, 0 to 1
public record Milestone(Kind kind, Optional<Instant> reachedAt, double ratio) {

  /// In the order in which they usually come. The names are stored.
  public enum Kind {
    FIRST_SHARE,
    /// The first miner that is no virtual one.
    FIRST_REAL_MINER,
    MINERS_10,
    FIRST_BLOCK,
    /// Seven days in a row, each with at most one share in a hundred refused.
    CLEAN_WEEK,
    MINERS_100,
    BLOCKS_10,
    /// Thirty days in a row in which shares were accepted in nearly every minute.
    MONTH_WITHOUT_A_GAP,
    MINERS_1000,
    BLOCKS_100
  }
}
