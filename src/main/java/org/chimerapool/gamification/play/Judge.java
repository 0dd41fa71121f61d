package org.chimerapool.gamification.play;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.gamification.AchievementRule;
import org.chimerapool.gamification.Metric;
import org.chimerapool.gamification.career.BlockRecord;
import org.chimerapool.gamification.career.Career;
import org.chimerapool.gamification.store.Award;

/// Finds badges that are earned and not awarded yet. Pure.
final class Judge {

  private final List<AchievementRule> ofDays;
  private final List<AchievementRule> ofBlocks;

  Judge(List<AchievementRule> rules) {
    ofDays = rules.stream().filter(rule -> !rule.metric().isOfBlocks()).toList();
    ofBlocks = rules.stream().filter(rule -> rule.metric().isOfBlocks()).toList();
  }

  /// Looks at careers through one day.
  ///
  /// @param now when this is noticed
  List<Award> days(LocalDate day, Map<String, Career> careers, AwardBook has, Instant now) {
    List<Award> earned = new ArrayList<>();
    boolean late = isLate(day, now);
    careers.forEach(
        (address, career) -> {
          for (AchievementRule rule : ofDays) {
            if (career.meets(rule.metric(), rule.threshold()) && !has.has(address, rule.code())) {
              earned.add(
                  new Award(address, rule.code(), day, now, late, career.simulated(), false));
            }
          }
        });
    return earned;
  }

  /// Looks at all blocks.
  List<Award> blocks(BlockBook blocks, Map<String, MinerView> miners, AwardBook has, Instant now) {
    List<Award> earned = new ArrayList<>();
    blocks
        .finders()
        .forEach(
            (address, record) -> {
              boolean virtual =
                  Optional.ofNullable(miners.get(address))
                      .filter(miner -> miner.career().simulated())
                      .isPresent();
              for (AchievementRule rule : ofBlocks) {
                if (!has.has(address, rule.code())) {
                  record
                      .met(rule)
                      .map(at -> award(address, rule, at, now, virtual))
                      .ifPresent(earned::add);
                }
              }
            });
    return earned;
  }

  /// Badges of blocks whose ground is gone, or is back.
  List<Award> turned(BlockBook blocks, AwardBook has) {
    List<Award> turned = new ArrayList<>();
    for (AchievementRule rule : ofBlocks) {
      if (rule.metric() == Metric.ORPHANS) {
        continue;
      }
      blocks
          .finders()
          .forEach(
              (address, record) ->
                  has.find(address, rule.code())
                      .filter(award -> award.revoked() == record.met(rule).isPresent())
                      .map(award -> award.withRevoked(!award.revoked()))
                      .ifPresent(turned::add));
    }
    return turned;
  }

  private static Award award(
      String address, AchievementRule rule, Instant at, Instant now, boolean virtual) {
    LocalDate day = BlockRecord.day(at);
    return new Award(address, rule.code(), day, now, isLate(day, now), virtual, false);
  }

  /// Whether the day is so long ago that nobody celebrates it any more.
  private static boolean isLate(LocalDate day, Instant now) {
    return day.isBefore(BlockRecord.day(now).minusDays(1));
  }
}
