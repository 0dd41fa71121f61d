package org.chimerapool.gamification.board;

import java.util.OptionalDouble;
import org.chimerapool.gamification.SizeClass;

/// Who wants a place on a board.
///
/// @param address of the entry; of the one with the most work where several are merged
/// @param blocks found within the span that count
/// @param leastEffort of the rounds that they ended
/// @param possibleMinutes of the span since the miner's second day
/// @param medianWork of a day
public record Entrant(
    String address,
    Score score,
    int blocks,
    OptionalDouble leastEffort,
    long possibleMinutes,
    double medianWork,
    int level,
    boolean simulated,
    int addresses) {

  public SizeClass size() {
    return SizeClass.of(medianWork);
  }

  /// Two addresses of one owner as one entry.
  public Entrant and(Entrant other) {
    Entrant head = score.work() >= other.score.work() ? this : other;
    return new Entrant(
        head.address,
        score.and(other.score),
        blocks + other.blocks,
        least(leastEffort, other.leastEffort),
        Math.max(possibleMinutes, other.possibleMinutes),
        medianWork + other.medianWork,
        Math.max(level, other.level),
        simulated && other.simulated,
        addresses + other.addresses);
  }

  private static OptionalDouble least(OptionalDouble one, OptionalDouble other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isPresent() ? one : other;
    }
    return OptionalDouble.of(Math.min(one.getAsDouble(), other.getAsDouble()));
  }
}
