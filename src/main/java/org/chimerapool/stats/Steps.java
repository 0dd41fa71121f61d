package org.chimerapool.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/// The equal steps of a time range, the running one last.
///
/// @param first start of the first step
/// @param count how many
/// @param now as far as the running step is known
record Steps(Instant first, int count, Duration step, Instant now) {
  /// A step that has just begun would look like a fall: the database is a moment behind.
  private static final Duration SETTLE = Duration.ofSeconds(10);

  static Steps upTo(Instant now, TimeRange range) {
    long width = range.step().toSeconds();
    int count = (int) range.length().dividedBy(range.step());
    long last = Math.floorDiv(now.minus(SETTLE).getEpochSecond(), width);
    return new Steps(Instant.ofEpochSecond((last - count + 1) * width), count, range.step(), now);
  }

  List<Instant> starts() {
    return LongStream.range(0, count).mapToObj(i -> first.plus(step.multipliedBy(i))).toList();
  }

  /// How much of the step starting at that time has passed.
  double seconds(Instant start) {
    Duration passed = Duration.between(start, now);
    return (passed.compareTo(step) < 0 ? passed : step).toMillis() / 1000.0;
  }
}
