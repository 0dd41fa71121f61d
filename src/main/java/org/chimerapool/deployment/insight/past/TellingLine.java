package org.chimerapool.deployment.insight.past;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.insight.KnownFault;

/// Finds the line that tells why a step failed. Pure.
final class TellingLine {

  private static final Pattern COMPLAINT =
      Pattern.compile(
          "\\b(error|err|fatal|failed|failure|cannot|can't|could not|couldn't|unable|denied|refused"
              + "|invalid|missing|not found|no such|timed? ?out|abort(ed)?|panic|exception|not known"
              + "|unknown|unreachable|killed)\\b",
          Pattern.CASE_INSENSITIVE);

  /// What the runtime itself says of each failure tells nothing.
  private static final Pattern OWN =
      Pattern.compile(
          ".*: failed with exit code \\d+|Exit code \\d+; try \\d+ of \\d+ in \\d+ s"
              + "|The command went well, but its check does not hold \\(exit code \\d+\\)");

  private TellingLine() {}

  /// @param lines of the step that failed, up to where it did
  /// @return the last line of which the cause is known, or which complains, or which says anything
  static Optional<LogLine> among(List<LogLine> lines) {
    return last(
            lines, line -> line.level() != LogLevel.DEBUG && KnownFault.in(line.text()).isPresent())
        .or(() -> last(lines, line -> says(line) && COMPLAINT.matcher(begin(line)).find()))
        .or(() -> last(lines, TellingLine::says))
        .or(() -> last(lines, line -> line.level().number() >= LogLevel.WARN.number()));
  }

  private static boolean says(LogLine line) {
    return switch (line.level()) {
      case OUT, WARN, ERROR -> !line.text().isBlank() && !OWN.matcher(line.text()).matches();
      case DEBUG, INFO -> false;
    };
  }

  private static String begin(LogLine line) {
    return line.text().substring(0, Math.min(line.text().length(), 2_000));
  }

  private static Optional<LogLine> last(
      List<LogLine> lines, java.util.function.Predicate<LogLine> wanted) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (wanted.test(lines.get(i))) {
        return Optional.of(lines.get(i));
      }
    }
    return Optional.empty();
  }
}
