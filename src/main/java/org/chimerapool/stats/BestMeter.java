package org.chimerapool.stats;

import java.time.Instant;
import java.util.Optional;
import org.chimerapool.kernel.Difficulty;

/// The best hashes of one worker or pool, and its work of the running round. Not thread-safe.
final class BestMeter {
  private static final long DAY_SECONDS = 86_400;

  private double ever;
  private double day;
  private long dayNumber = Long.MIN_VALUE;
  private double round;
  private double roundWork;
  private long roundNumber = Long.MIN_VALUE;

  void add(double work, double achieved, Instant at, long number) {
    ever = Math.max(ever, achieved);
    begin(number);
    round = Math.max(round, achieved);
    roundWork += work;
    restoreDay(achieved, Math.floorDiv(at.getEpochSecond(), DAY_SECONDS));
  }

  void restore(double greatestEver, double greatestOfDay, long epochDay) {
    ever = Math.max(ever, greatestEver);
    restoreDay(greatestOfDay, epochDay);
  }

  void restoreRound(long number, double work, double greatest, boolean anew) {
    if (anew) {
      roundNumber = Long.MIN_VALUE;
    }
    begin(number);
    round = Math.max(round, greatest);
    roundWork += work;
  }

  Optional<Difficulty> ever() {
    return difficulty(ever);
  }

  double roundWork(long number) {
    return roundNumber == number ? roundWork : 0;
  }

  BestShares shares(Instant now, long number) {
    long today = Math.floorDiv(now.getEpochSecond(), DAY_SECONDS);
    return new BestShares(
        difficulty(ever),
        difficulty(dayNumber == today ? day : 0),
        difficulty(roundNumber == number ? round : 0));
  }

  private void begin(long number) {
    if (roundNumber != number) {
      roundNumber = number;
      round = 0;
      roundWork = 0;
    }
  }

  private void restoreDay(double greatest, long epochDay) {
    if (epochDay > dayNumber) {
      dayNumber = epochDay;
      day = greatest;
    } else if (epochDay == dayNumber) {
      day = Math.max(day, greatest);
    }
  }

  private static Optional<Difficulty> difficulty(double value) {
    return value > 0 ? Optional.of(Difficulty.of(value)) : Optional.empty();
  }
}
