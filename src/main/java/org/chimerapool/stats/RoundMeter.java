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

  /// Grows with each share that would make a block.
  private long number;

  private Instant begunAt = Instant.EPOCH;

  /// @return the number of the round to which the share belongs
  synchronized long add(double work, double achieved, Instant at) {
    total += work;
    long own = number;
    if (achieved >= networkDifficulty) {
      number++;
      begunAt = at;
    }
    if (achieved * 2 >= networkDifficulty) {
      marks.addLast(new Mark(at, total));
      if (marks.size() > MAX_MARKS) {
        marks.removeFirst();
      }
    }
    return own;
  }

  /// Of the running round, as far as can be told: a share that would make a block ends one, and
  /// what follows when the block does not count is for the caller to put right.
  synchronized long number() {
    return number;
  }

  /// Says when the round that runs since the start of the process began.
  synchronized void began(Instant start) {
    if (number == 0) {
      begunAt = start;
    }
  }

  /// Whether the round's number stands for the round that began at that time.
  synchronized boolean isNumberOf(Instant start) {
    return Duration.between(begunAt, start).abs().compareTo(SAME_TIME) < 0;
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

  /// That work over the network's difficulty.
  synchronized OptionalDouble effortOf(double work) {
    return Double.isFinite(networkDifficulty)
        ? OptionalDouble.of(work / networkDifficulty)
        : OptionalDouble.empty();
  }

  /// Gives the running round a new number and says when it began.
  synchronized long renumber(Instant start) {
    begunAt = start;
    number++;
    return number;
  }

  private static Duration distance(Mark mark, Instant foundAt) {
    return Duration.between(mark.at, foundAt).abs();
  }
}
