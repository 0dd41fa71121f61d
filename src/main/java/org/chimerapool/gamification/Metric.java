package org.chimerapool.gamification;

/// What a rule looks at. Days are UTC days.
public enum Metric {
  /// Accepted shares in all.
  SHARES,
  /// The greatest difficulty of a hash.
  BEST_SHARE,
  /// The best hash of a day over the network's difficulty of that day; 1 would be a block.
  CLOSE_CALL,
  /// Days of the longest streak.
  STREAK,
  /// Days in a row with shares in nearly every minute.
  FULL_DAYS,
  /// Hours with shares, minute by minute.
  HOURS,
  /// Days since the first share.
  SENIORITY,
  /// Work of one day, difficulty-1 shares.
  DAY_WORK,
  /// Days in a row with many shares and none refused.
  CLEAN_DAYS,
  LEVEL,
  /// Days away before coming back.
  COMEBACK,
  /// Mined on a day that the field keeps: the threshold is the ordinal of [Occasion].
  OCCASION,
  /// Blocks found that count.
  BLOCKS,
  /// Blocks found on one day.
  BLOCKS_IN_A_DAY,
  /// How many times luckier than average a block was: the network's difficulty over the round's
  /// work.
  BLOCK_LUCK,
  /// Rounds that took this much more work than average and were ended all the same.
  BLOCK_PATIENCE,
  /// Blocks found between midnight and six o'clock UTC.
  NIGHT_BLOCKS,
  /// Blocks that the chain replaced by another.
  ORPHANS;

  /// Whether it is read from found blocks and can shrink again when one becomes an orphan.
  public boolean isOfBlocks() {
    return compareTo(BLOCKS) >= 0;
  }
}
