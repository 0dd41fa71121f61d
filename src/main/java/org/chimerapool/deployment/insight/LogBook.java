package org.chimerapool.deployment.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.LogLine;

/// The logs of all runs, each opened at any line in the same time, however long it is. Everything
/// may block on the database.
public interface LogBook {

  /// More lines are not given at once.
  int MOST_LINES = 5_000;

  /// Lines from a number on, in order; where lines were deleted, those that are left.
  List<LogLine> lines(long run, long from, int limit);

  /// Lines by their numbers; those that are not there are left out.
  List<LogLine> these(long run, List<Long> numbers);

  /// Numbers of the lines that fit, also of one that came a moment ago.
  ///
  /// @param after number of the line before the first one looked at
  /// @param limit of what is found
  Hits search(long run, LogQuery query, long after, int limit);

  /// The first line said at that time or later, by the machine's clock; the last line where all
  /// came before.
  OptionalLong at(long run, Instant time);

  /// The next line of a level at least.
  OptionalLong next(long run, LogLevel least, long after);

  /// The last line of a level at least before a line.
  OptionalLong previous(long run, LogLevel least, long before);

  /// The first line of each step that has begun.
  Map<Integer, Long> steps(long run);

  /// All but the beginning, the end, warnings and errors was deleted.
  boolean trimmed(long run);

  /// @param text that a line holds, upper and lower case alike, colours left out; empty for all
  record LogQuery(String text, LogLevel least) {

    public boolean everything() {
      return text.isEmpty() && least == LogLevel.DEBUG;
    }
  }

  /// @param numbers ascending
  /// @param seenTo the last line looked at: a search after it goes on
  /// @param more there may be others, after the last one
  record Hits(List<Long> numbers, long seenTo, boolean more) {

    public Hits {
      numbers = List.copyOf(numbers);
    }
  }
}
