package org.chimerapool.ui.achievements;

import java.util.Locale;
import org.chimerapool.gamification.AchievementRule;
import org.chimerapool.gamification.Metric;
import org.chimerapool.gamification.NextBadge;
import org.chimerapool.gamification.SizeClass;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.ui.kit.Formats;

/// What is to be said about badges.
public final class BadgeWords {

  private BadgeWords() {}

  public static String title(AchievementRule rule, Formats formats) {
    return formats.words().say("badge." + rule.code());
  }

  /// What it takes.
  static String how(AchievementRule rule, Formats formats) {
    return formats
        .words()
        .say(
            "badge.how." + rule.metric().name().toLowerCase(Locale.ROOT),
            amount(rule.metric(), rule.threshold(), formats));
  }

  /// How far along, as figures.
  static String way(NextBadge next, Formats formats) {
    Metric metric = next.rule().metric();
    return metric == Metric.DAY_WORK
        ? formats.percent(next.ratio()).toString()
        : formats
            .words()
            .say(
                "badge.way",
                next.value() <= 0 ? "0" : amount(metric, next.value(), formats),
                amount(metric, next.rule().threshold(), formats));
  }

  static String size(SizeClass size, Formats formats) {
    return formats.words().say("size." + size.name().toLowerCase(Locale.ROOT));
  }

  private static Object amount(Metric metric, double value, Formats formats) {
    return switch (metric) {
      case BEST_SHARE -> formats.difficulty(Difficulty.of(value)).toString();
      case CLOSE_CALL -> formats.percent(value).toString();
      case DAY_WORK -> size(SizeClass.of(value), formats);
      case BLOCK_LUCK -> formats.percent(1 / value).toString();
      case BLOCK_PATIENCE -> formats.percent(value).toString();
      case SHARES,
          STREAK,
          FULL_DAYS,
          HOURS,
          SENIORITY,
          CLEAN_DAYS,
          LEVEL,
          COMEBACK,
          OCCASION,
          BLOCKS,
          BLOCKS_IN_A_DAY,
          NIGHT_BLOCKS,
          ORPHANS ->
          (long) Math.floor(value);
    };
  }
}
