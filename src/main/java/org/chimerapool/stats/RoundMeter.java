package org.chimerapool.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalDouble;

/// The work of the running round: since the pool's last block that counts. Thread-safe.
///
/// Shares that may be blocks are marked with the work done up to them, so that the round starts at
/// the exact share once the block turns out to count.
final class RoundMeter {
  private static final int MAX_MARKS = 64;

  /// The database keeps microseconds.
  private static final Duration SAME_TIME = Duration.ofMillis(1);

  private record Mark(Instant at, double total) {}

  private final Deque<Mark> marks = new ArrayDeque<>();
  private double total;
  private double start;
  private boolean known;
  private double networkDifficulty = Double.POSITIVE_INFINITY;

  synchronized void add(double work, double achieved, Instant at) {
    total += work;
    if (achieved * 2 >= networkDifficulty) {
      marks.addLast(new Mark(at, total));
      if (marks.size() > MAX_MARKS) {
        marks.removeFirst();
      }
    }
  }

  synchronized void networkDifficulty(double difficulty) {
    networkDifficulty = difficulty;
  }

  /// Adds what the round had gathered before this process started.
  synchronized void restore(double work) {
    start = -work;
    known = true;
  }

  /// Lets the round begin after the block found at that time, if its share is remembered.
  ///
  /// @return false when it is not
  synchronized boolean beginAfter(Instant foundAt) {
    Optional<Mark> mark =
        marks.stream()
            .filter(m -> distance(m, foundAt).compareTo(SAME_TIME) < 0)
            .min(Comparator.comparing(m -> distance(m, foundAt)));
    mark.ifPresent(
        m -> {
          start = m.total;
          known = true;
        });
    return mark.isPresent();
  }

  /// Lets the round have gathered that much work until now.
  synchronized void beginWith(double work) {
    start = total - work;
    known = true;
  }

  synchronized OptionalDouble effort() {
    return known && Double.isFinite(networkDifficulty)
        ? OptionalDouble.of((total - start) / networkDifficulty)
        : OptionalDouble.empty();
  }

  private static Duration distance(Mark mark, Instant foundAt) {
    return Duration.between(mark.at, foundAt).abs();
  }
}
