package org.chimerapool.gamification.career;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.chimerapool.gamification.AchievementRule;
import org.chimerapool.gamification.Metric;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.BlockSummary;

/// The blocks that one miner found, as the chain has them now.
public final class BlockRecord {

  public static final BlockRecord NONE = new BlockRecord(List.of());

  private static final int MORNING = 6;

  private final List<BlockSummary> counting;
  private final List<BlockSummary> orphans;

  public BlockRecord(List<BlockSummary> blocks) {
    counting = oldestFirst(blocks, BlockRecord::counts);
    orphans = oldestFirst(blocks, block -> block.status() == BlockStatus.ORPHANED);
  }

  /// On the best chain, mature or not.
  public static boolean counts(BlockSummary block) {
    return block.status().counts();
  }

  /// How many were found on days from the one to the other.
  public int count(LocalDate from, LocalDate to) {
    return (int) counting.stream().filter(block -> within(block, from, to)).count();
  }

  /// The effort of the shortest round that one of them ended.
  public OptionalDouble leastEffort(LocalDate from, LocalDate to) {
    return counting.stream()
        .filter(block -> within(block, from, to))
        .flatMapToDouble(block -> block.effort().stream())
        .min();
  }

  /// When a rule of blocks was met; empty where it is not, or where it is a rule of days.
  public Optional<Instant> met(AchievementRule rule) {
    double threshold = rule.threshold();
    return switch (rule.metric()) {
      case BLOCKS -> nth(counting, threshold);
      case BLOCKS_IN_A_DAY -> crowdedDay(threshold);
      case BLOCK_LUCK -> first(effort -> effort <= 1 / threshold);
      case BLOCK_PATIENCE -> first(effort -> effort >= threshold);
      case NIGHT_BLOCKS -> nth(counting.stream().filter(BlockRecord::atNight).toList(), threshold);
      case ORPHANS -> nth(orphans, threshold);
      case SHARES,
          BEST_SHARE,
          CLOSE_CALL,
          STREAK,
          FULL_DAYS,
          HOURS,
          SENIORITY,
          DAY_WORK,
          CLEAN_DAYS,
          LEVEL,
          COMEBACK,
          OCCASION ->
          Optional.empty();
    };
  }

  /// Where the ladder of found blocks stands; other metrics of blocks have no ladder.
  public double value(Metric metric) {
    return metric == Metric.BLOCKS ? counting.size() : 0;
  }

  public static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private Optional<Instant> first(Predicate<Double> wanted) {
    return counting.stream()
        .filter(block -> block.effort().isPresent() && wanted.test(block.effort().getAsDouble()))
        .map(BlockSummary::foundAt)
        .findFirst();
  }

  private Optional<Instant> crowdedDay(double threshold) {
    Map<LocalDate, Integer> found = new HashMap<>();
    return counting.stream()
        .map(BlockSummary::foundAt)
        .filter(at -> found.merge(day(at), 1, Integer::sum) >= threshold)
        .findFirst();
  }

  private static Optional<Instant> nth(List<BlockSummary> blocks, double n) {
    return blocks.size() >= n ? Optional.of(blocks.get((int) n - 1).foundAt()) : Optional.empty();
  }

  private static boolean atNight(BlockSummary block) {
    return block.foundAt().atOffset(ZoneOffset.UTC).getHour() < MORNING;
  }

  private static boolean within(BlockSummary block, LocalDate from, LocalDate to) {
    LocalDate day = day(block.foundAt());
    return !day.isBefore(from) && !day.isAfter(to);
  }

  private static List<BlockSummary> oldestFirst(
      List<BlockSummary> blocks, Predicate<BlockSummary> which) {
    return blocks.stream()
        .filter(which)
        .sorted(Comparator.comparing(BlockSummary::foundAt))
        .toList();
  }
}
