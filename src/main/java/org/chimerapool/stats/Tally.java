package org.chimerapool.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.Hashrate;

/// Shares added up.
///
/// @param shares how many
/// @param work sum of their difficulties
/// @param squares sum of the squares of their difficulties, which says how uncertain `work` is
record Tally(long shares, double work, double squares) {
  static final Tally NONE = new Tally(0, 0, 0);

  /// Shares of equal difficulty that make up `work`.
  static Tally ofEqual(long shares, double work) {
    return shares == 0 ? NONE : new Tally(shares, work, work * work / shares);
  }

  Tally plus(Tally other) {
    return new Tally(shares + other.shares, work + other.work, squares + other.squares);
  }

  /// The part that falls to one of several equal stretches of time, so that all parts add up.
  Tally part(int index, int parts) {
    long until = shares * (index + 1) / parts;
    return new Tally(until - shares * index / parts, work / parts, squares / parts);
  }

  /// The hashrate that these shares witness when they all came within `seconds`.
  ///
  /// Shares arrive as a Poisson process. For unequal difficulties (a compound process) the interval
  /// is that of as many equal shares as say as much: (Σd)²/Σd².
  ///
  /// @param complete whether the window is covered wholly
  /// @param lastDifficulty bounds the rate where there is no share; 0 where none was ever seen
  RateEstimate rate(Algorithm algorithm, double seconds, boolean complete, double lastDifficulty) {
    if (seconds <= 0) {
      return RateEstimate.NONE;
    }
    Duration covered = Duration.ofMillis(Math.round(seconds * 1000));
    if (shares == 0) {
      Hashrate most = algorithm.hashrate(PoissonBounds.NONE_SEEN * lastDifficulty, seconds);
      return new RateEstimate(Hashrate.ZERO, Hashrate.ZERO, most, 0, covered, complete);
    }
    double rate = algorithm.hashrate(work, seconds).perSecond();
    double equal = Math.max(1, work * work / squares);
    return new RateEstimate(
        new Hashrate(rate),
        new Hashrate(rate * PoissonBounds.low(equal)),
        new Hashrate(rate * PoissonBounds.high(equal)),
        shares,
        covered,
        complete);
  }

  static OptionalDouble ratio(long part, long rest) {
    return part + rest == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) part / (part + rest));
  }

  /// Adds a whole minute to a ring of 10 s buckets, spread evenly over the part of it before
  /// `until`.
  static void spread(ShareRing fine, Instant minute, Tally tally, Instant until) {
    long start = minute.getEpochSecond();
    int parts = Math.clamp((until.getEpochSecond() - start) / 10 + 1, 1, 6);
    for (int i = 0; i < parts; i++) {
      Tally part = tally.part(i, parts);
      fine.add(start + 10L * i, part.shares(), part.work(), part.squares());
    }
  }
}
