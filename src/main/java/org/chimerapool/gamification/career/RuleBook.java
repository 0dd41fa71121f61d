package org.chimerapool.gamification.career;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chimerapool.gamification.AchievementRule;
import org.chimerapool.gamification.Metric;
import org.chimerapool.gamification.Occasion;
import org.chimerapool.gamification.SizeClass;
import org.chimerapool.gamification.Tier;

/// The badges that Chimera comes with. Their words stand in the message bundles under
/// `badge.<code>`, what it takes under `badge.how.<metric>`.
public final class RuleBook {

  public static final List<AchievementRule> RULES =
      List.of(
          rule("first-share", Metric.SHARES, 1, Tier.BRONZE),
          rule("thousand-shares", Metric.SHARES, 1e3, Tier.BRONZE),
          rule("hundred-thousand-shares", Metric.SHARES, 1e5, Tier.SILVER),
          rule("million-shares", Metric.SHARES, 1e6, Tier.GOLD),
          rule("ten-million-shares", Metric.SHARES, 1e7, Tier.DIAMOND),
          rule("best-1m", Metric.BEST_SHARE, 1e6, Tier.BRONZE),
          rule("best-10m", Metric.BEST_SHARE, 1e7, Tier.BRONZE),
          rule("best-100m", Metric.BEST_SHARE, 1e8, Tier.SILVER),
          rule("best-1g", Metric.BEST_SHARE, 1e9, Tier.SILVER),
          rule("best-10g", Metric.BEST_SHARE, 1e10, Tier.GOLD),
          rule("best-100g", Metric.BEST_SHARE, 1e11, Tier.GOLD),
          rule("best-1t", Metric.BEST_SHARE, 1e12, Tier.DIAMOND),
          rule("close-1", Metric.CLOSE_CALL, 0.01, Tier.SILVER),
          rule("close-10", Metric.CLOSE_CALL, 0.1, Tier.GOLD),
          rule("close-50", Metric.CLOSE_CALL, 0.5, Tier.DIAMOND),
          rule("streak-3", Metric.STREAK, 3, Tier.BRONZE),
          rule("streak-7", Metric.STREAK, 7, Tier.BRONZE),
          rule("streak-30", Metric.STREAK, 30, Tier.SILVER),
          rule("streak-100", Metric.STREAK, 100, Tier.GOLD),
          rule("streak-365", Metric.STREAK, 365, Tier.DIAMOND),
          rule("full-1", Metric.FULL_DAYS, 1, Tier.BRONZE),
          rule("full-7", Metric.FULL_DAYS, 7, Tier.SILVER),
          rule("full-30", Metric.FULL_DAYS, 30, Tier.GOLD),
          rule("hours-100", Metric.HOURS, 100, Tier.BRONZE),
          rule("hours-1000", Metric.HOURS, 1000, Tier.SILVER),
          rule("hours-10000", Metric.HOURS, 10_000, Tier.DIAMOND),
          rule("clean-1", Metric.CLEAN_DAYS, 1, Tier.BRONZE),
          rule("clean-7", Metric.CLEAN_DAYS, 7, Tier.SILVER),
          rule("senior-30", Metric.SENIORITY, 30, Tier.BRONZE),
          rule("senior-180", Metric.SENIORITY, 180, Tier.SILVER),
          rule("senior-365", Metric.SENIORITY, 365, Tier.GOLD),
          rule("senior-1000", Metric.SENIORITY, 1000, Tier.DIAMOND),
          size("class-micro", SizeClass.MICRO, Tier.BRONZE),
          size("class-small", SizeClass.SMALL, Tier.BRONZE),
          size("class-medium", SizeClass.MEDIUM, Tier.SILVER),
          size("class-large", SizeClass.LARGE, Tier.GOLD),
          size("class-farm", SizeClass.FARM, Tier.DIAMOND),
          rule("level-10", Metric.LEVEL, 10, Tier.BRONZE),
          rule("level-25", Metric.LEVEL, 25, Tier.SILVER),
          rule("level-50", Metric.LEVEL, 50, Tier.GOLD),
          rule("level-100", Metric.LEVEL, 100, Tier.DIAMOND),
          rule("block-1", Metric.BLOCKS, 1, Tier.GOLD),
          rule("block-10", Metric.BLOCKS, 10, Tier.DIAMOND),
          rule("block-100", Metric.BLOCKS, 100, Tier.DIAMOND),
          secret("block-double", Metric.BLOCKS_IN_A_DAY, 2, Tier.DIAMOND),
          secret("block-lucky", Metric.BLOCK_LUCK, 10, Tier.GOLD),
          secret("block-stubborn", Metric.BLOCK_PATIENCE, 3, Tier.SILVER),
          secret("night-owl", Metric.NIGHT_BLOCKS, 1, Tier.GOLD),
          secret("orphan", Metric.ORPHANS, 1, Tier.SILVER),
          secret("comeback", Metric.COMEBACK, 30, Tier.BRONZE),
          day("genesis-day", Occasion.GENESIS_DAY),
          day("pizza-day", Occasion.PIZZA_DAY),
          day("paper-day", Occasion.PAPER_DAY),
          day("new-year", Occasion.NEW_YEAR),
          day("leap-day", Occasion.LEAP_DAY),
          day("pi-day", Occasion.PI_DAY),
          day("friday-13", Occasion.FRIDAY_THE_13TH));

  private static final Map<String, AchievementRule> BY_CODE =
      RULES.stream().collect(Collectors.toMap(AchievementRule::code, Function.identity()));

  private RuleBook() {}

  /// Empty for a rule that is no more, whose awards are kept and not shown.
  public static Optional<AchievementRule> find(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  private static AchievementRule rule(String code, Metric metric, double threshold, Tier tier) {
    return new AchievementRule(code, metric, threshold, tier, false);
  }

  private static AchievementRule secret(String code, Metric metric, double threshold, Tier tier) {
    return new AchievementRule(code, metric, threshold, tier, true);
  }

  private static AchievementRule size(String code, SizeClass size, Tier tier) {
    return rule(code, Metric.DAY_WORK, size.fromDailyWork(), tier);
  }

  private static AchievementRule day(String code, Occasion occasion) {
    return secret(code, Metric.OCCASION, occasion.number(), Tier.SILVER);
  }
}
