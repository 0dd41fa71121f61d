package org.chimerapool.gamification.play;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.gamification.Milestone;
import org.chimerapool.gamification.Milestone.Kind;

/// The milestones of one pool. One thread changes it, all may read.
final class MilestoneBook {

  private volatile Map<Kind, Instant> reached = Map.of();
  private volatile Map<Kind, Double> ratios = Map.of();

  void restore(Map<String, Instant> kept) {
    Map<Kind, Instant> known = new EnumMap<>(Kind.class);
    Arrays.stream(Kind.values())
        .filter(kind -> kept.containsKey(kind.name()))
        .forEach(kind -> known.put(kind, kept.get(kind.name())));
    reached = known;
  }

  List<Milestone> all() {
    Map<Kind, Instant> known = reached;
    Map<Kind, Double> ways = ratios;
    return Arrays.stream(Kind.values())
        .map(
            kind ->
                new Milestone(
                    kind,
                    Optional.ofNullable(known.get(kind)),
                    known.containsKey(kind) ? 1 : ways.getOrDefault(kind, 0.0)))
        .toList();
  }

  /// Looks at the pool through a day that is or was the latest.
  ///
  /// @return what is new, with its time
  Map<Kind, Instant> look(PoolCourse course, LocalDate day, BlockBook blocks, Instant now) {
    Map<Kind, Instant> known = new EnumMap<>(Kind.class);
    known.putAll(reached);
    Map<Kind, Double> ways = new EnumMap<>(Kind.class);
    Map<Kind, Instant> fresh = new EnumMap<>(Kind.class);
    Instant ended = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant at = ended.isBefore(now) ? ended : now;
    for (Kind kind : Kind.values()) {
      double way = way(kind, course, blocks);
      ways.put(kind, Math.clamp(way, 0, 1));
      if (way >= 1 && !known.containsKey(kind)) {
        fresh.put(kind, foundAt(kind, blocks).orElse(at));
      }
    }
    known.putAll(fresh);
    ratios = ways;
    reached = known;
    return fresh;
  }

  private static double way(Kind kind, PoolCourse course, BlockBook blocks) {
    return switch (kind) {
      case FIRST_SHARE -> course.first().isPresent() ? 1 : 0;
      case FIRST_REAL_MINER -> course.firstReal().isPresent() ? 1 : 0;
      case MINERS_10 -> course.mostMiners() / 10.0;
      case MINERS_100 -> course.mostMiners() / 100.0;
      case MINERS_1000 -> course.mostMiners() / 1000.0;
      case FIRST_BLOCK -> blocks.counting().size();
      case BLOCKS_10 -> blocks.counting().size() / 10.0;
      case BLOCKS_100 -> blocks.counting().size() / 100.0;
      case CLEAN_WEEK -> course.cleanDays() / 7.0;
      case MONTH_WITHOUT_A_GAP -> course.fullDays() / 30.0;
    };
  }

  private static Optional<Instant> foundAt(Kind kind, BlockBook blocks) {
    return switch (kind) {
      case FIRST_BLOCK -> blocks.nth(1);
      case BLOCKS_10 -> blocks.nth(10);
      case BLOCKS_100 -> blocks.nth(100);
      case FIRST_SHARE,
          FIRST_REAL_MINER,
          MINERS_10,
          MINERS_100,
          MINERS_1000,
          CLEAN_WEEK,
          MONTH_WITHOUT_A_GAP ->
          Optional.empty();
    };
  }
}
