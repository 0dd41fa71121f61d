package org.chimerapool.gamification.career;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.chimerapool.gamification.AchievementRule;
import org.chimerapool.gamification.Metric;
import org.chimerapool.gamification.NextBadge;

/// The next rung of each ladder of badges.
public final class Ladders {

  /// Each rung is several times as far as the one before: the way is measured in its logarithm.
  private static final Set<Metric> BY_MAGNITUDE =
      EnumSet.of(Metric.SHARES, Metric.BEST_SHARE, Metric.CLOSE_CALL, Metric.DAY_WORK);

  private Ladders() {}

  /// @param has the codes of the badges that the miner has
  /// @return the nearest first
  public static List<NextBadge> next(
      List<AchievementRule> rules, Career career, BlockRecord blocks, Set<String> has) {
    List<NextBadge> next = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      double below = 0;
      for (AchievementRule rule : rules) {
        if (rule.metric() != metric || rule.secret()) {
          continue;
        }
        if (!has.contains(rule.code())) {
          double value = metric.isOfBlocks() ? blocks.value(metric) : career.value(metric);
          next.add(new NextBadge(rule, value, ratio(metric, value, below, rule.threshold())));
          break;
        }
        below = rule.threshold();
      }
    }
    next.sort(Comparator.comparingDouble(NextBadge::ratio).reversed());
    return next;
  }

  private static double ratio(Metric metric, double value, double below, double threshold) {
    if (!BY_MAGNITUDE.contains(metric)) {
      return Math.clamp(value / threshold, 0, 1);
    }
    double start = below > 0 ? below : threshold / 1e3;
    return value <= start
        ? 0
        : Math.clamp(Math.log(value / start) / Math.log(threshold / start), 0, 1);
  }
}
