package org.chimerapool.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/// The equal steps of a time range, the running one last.
///
/// @param first start of the first step
/// @param count how many
/// @param since when the history begins: nothing is known of the time before
/// @param now as far as the running step is known
record Steps(Instant first, int count, Duration step, Instant since, Instant now) {
  /// A step that has just begun would look like a fall: the database is a moment behind.
  private static final Duration SETTLE = Duration.ofSeconds(10);

  /// The steps of the range, or finer ones where the history is shorter than the range.
  static Steps upTo(Instant now, Instant since, TimeRange wanted) {
    TimeRange range = wanted.suiting(Duration.between(since, now));
    long width = range.step().toSeconds();
    int count = (int) range.length().dividedBy(range.step());
    long last = Math.floorDiv(now.minus(SETTLE).getEpochSecond(), width);
    return new Steps(
        Instant.ofEpochSecond((last - count + 1) * width), count, range.step(), since, now);
  }

  List<Instant> starts() {
    return LongStream.range(0, count).mapToObj(i -> first.plus(step.multipliedBy(i))).toList();
  }

  /// How much of the step starting at that time lies within the history and has passed.
  double seconds(Instant start) {
    Instant from = since.isAfter(start) ? since : start;
    Instant end = start.plus(step);
    Duration known = Duration.between(from, now.isBefore(end) ? now : end);
    return Math.max(0, known.toMillis() / 1000.0);
  }

  /// When the step starting at that time ends, or how far it is known.
  Instant end(Instant start) {
    Instant end = start.plus(step);
    return now.isBefore(end) ? now : end;
  }
}
