package org.chimerapool.system;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a disk will be full, as far as its free room of the last days can tell.
public sealed interface DiskForecast {

  /// Fewer looks or less time than a line can be laid through.
  Duration LEAST_SPAN = Duration.ofHours(1);

  int LEAST_LOOKS = 6;

  /// Not watched for long enough.
  record TooEarly() implements DiskForecast {}

  /// It does not fill, or no faster than chance.
  record Steady() implements DiskForecast {}

  /// @param earliest with 95 % confidence not before
  /// @param latest with the same not after; empty where the trend may as well stop
  record Filling(Duration earliest, Optional<Duration> latest) implements DiskForecast {}

  /// @param free bytes
  record Look(Instant at, long free) {}

  /// Lays a straight line through the looks (least squares) and asks how far its slope may be off:
  /// twice its standard error to either side.
  ///
  /// @param looks the oldest first
  static DiskForecast of(List<Look> looks) {
    if (looks.size() < LEAST_LOOKS
        || Duration.between(looks.getFirst().at(), looks.getLast().at()).compareTo(LEAST_SPAN)
            < 0) {
      return new TooEarly();
    }
    double start = seconds(looks.getFirst());
    double meanTime = looks.stream().mapToDouble(look -> seconds(look) - start).average().orElse(0);
    double meanFree = looks.stream().mapToDouble(look -> (double) look.free()).average().orElse(0);
    double times = 0;
    double both = 0;
    for (Look look : looks) {
      double time = seconds(look) - start - meanTime;
      times += time * time;
      both += time * (look.free() - meanFree);
    }
    double slope = both / times;
    double rest = 0;
    for (Look look : looks) {
      double line = meanFree + slope * (seconds(look) - start - meanTime);
      rest += (look.free() - line) * (look.free() - line);
    }
    double error = Math.sqrt(rest / (looks.size() - 2) / times);
    double fastest = slope - 2 * error;
    double slowest = slope + 2 * error;
    if (slope >= 0 || fastest >= 0) {
      return new Steady();
    }
    double free = looks.getLast().free();
    return new Filling(
        span(free / -fastest), slowest < 0 ? Optional.of(span(free / -slowest)) : Optional.empty());
  }

  private static double seconds(Look look) {
    return look.at().toEpochMilli() / 1e3;
  }

  private static Duration span(double seconds) {
    return Duration.ofSeconds(Math.round(Math.min(seconds, 1e11)));
  }
}
