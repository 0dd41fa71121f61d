package org.chimerapool.ui.achievements;

import org.chimerapool.gamification.AchievementRule;

/// The few signs on a badge that say which rung of its ladder it is.
final class Rungs {

  private static final String[] SCALE = {"", "k", "M", "G", "T"};

  private Rungs() {}

  /// Empty where the badge is on no ladder.
  static String of(AchievementRule rule) {
    return switch (rule.metric()) {
      case SHARES, BEST_SHARE, BLOCKS, LEVEL -> brief(rule.threshold());
      case CLOSE_CALL -> Math.round(rule.threshold() * 100) + "%";
      case STREAK, FULL_DAYS, CLEAN_DAYS, SENIORITY -> brief(rule.threshold()) + "d";
      case HOURS -> brief(rule.threshold()) + "h";
      case DAY_WORK,
          COMEBACK,
          OCCASION,
          BLOCKS_IN_A_DAY,
          BLOCK_LUCK,
          BLOCK_PATIENCE,
          NIGHT_BLOCKS,
          ORPHANS ->
          "";
    };
  }

  private static String brief(double value) {
    int scale = 0;
    double rest = value;
    while (rest >= 1000 && scale < SCALE.length - 1) {
      rest /= 1000;
      scale++;
    }
    return Math.round(rest) + SCALE[scale];
  }
}
