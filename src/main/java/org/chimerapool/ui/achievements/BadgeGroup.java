package org.chimerapool.ui.achievements;

import org.chimerapool.gamification.AchievementRule;

/// How the gallery is parted.
enum BadgeGroup {
  WORK("achievements.work"),
  LUCK("achievements.luck"),
  CONSTANCY("achievements.constancy"),
  BLOCKS("achievements.blocks"),
  SECRET("achievements.secrets");

  private final String key;

  BadgeGroup(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  static BadgeGroup of(AchievementRule rule) {
    if (rule.secret()) {
      return SECRET;
    }
    return switch (rule.metric()) {
      case SHARES, DAY_WORK, LEVEL -> WORK;
      case BEST_SHARE, CLOSE_CALL -> LUCK;
      case STREAK, FULL_DAYS, HOURS, SENIORITY, CLEAN_DAYS, COMEBACK, OCCASION -> CONSTANCY;
      case BLOCKS, BLOCKS_IN_A_DAY, BLOCK_LUCK, BLOCK_PATIENCE, NIGHT_BLOCKS, ORPHANS -> BLOCKS;
    };
  }
}
