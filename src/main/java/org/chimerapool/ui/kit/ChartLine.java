package org.chimerapool.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chimerapool.stats.PoolPulse;
import org.chimerapool.stats.RateEstimate;
import org.chimerapool.stats.SeriesPoint;
import org.chimerapool.stats.TimeRange;

/// What a trend chart draws: a hashrate over time with its uncertainty, and when blocks were found.
///
/// @param from where the line begins; later than the range would have it while the pool is young
/// @param points finished steps only, oldest first
/// @param live the running moment
/// @param factor the unit in which it reads best, in hashes per second
public record ChartLine(
    TimeRange range,
    Instant from,
    Instant to,
    List<Point> points,
    Optional<Point> live,
    List<Instant> marks,
    double factor,
    String unit) {

  private static final Duration SHORTEST = Duration.ofMinutes(15);

  /// @param value in hashes per second; empty where nothing is known
  /// @param refused shares of that step
  public record Point(Instant at, OptionalDouble value, double low, double high, long refused) {}

  /// Drops the step that still runs, which would look like a fall, and what lies before the first
  /// share, of which nothing is known.
  public static ChartLine of(
      List<SeriesPoint> series,
      Optional<RateEstimate> live,
      TimeRange range,
      Instant now,
      List<Instant> marks) {
    List<Point> points = new ArrayList<>();
    boolean begun = false;
    Duration width =
        series.size() < 2 ? range.step() : Duration.between(series.get(0).at(), series.get(1).at());
    for (SeriesPoint step : series) {
      begun |= step.shares() > 0;
      if (!step.at().plus(width).isAfter(now) && begun) {
        points.add(point(step.at(), step.hashrate(), step.refused()));
      }
    }
    double top = points.stream().mapToDouble(p -> p.value().orElse(0)).max().orElse(0);
    double liveRate = live.map(rate -> rate.rate().perSecond()).orElse(0.0);
    SiScale scale = SiScale.of(Math.max(top, liveRate));
    Instant from = begin(points, range, now);
    List<Instant> visible = marks.stream().filter(mark -> mark.isAfter(from)).toList();
    Optional<Point> end = live.map(rate -> point(now, rate, 0));
    return new ChartLine(
        range,
        from,
        now,
        List.copyOf(points),
        end,
        visible,
        scale.factor(),
        scale.prefix() + "H/s");
  }

  /// As above, with the pool's own live rate at the end.
  public static ChartLine of(
      List<SeriesPoint> series,
      Optional<PoolPulse> pulse,
      TimeRange range,
      List<Instant> marks,
      Instant now) {
    return of(series, pulse.map(PoolPulse::hashrate), range, now, marks);
  }

  public boolean isEmpty() {
    return points.isEmpty() && live.filter(p -> p.value().orElse(0) > 0).isEmpty();
  }

  /// The last values, for a spark.
  public List<Double> tail(Duration length) {
    Instant since = to.minus(length);
    return points.stream()
        .filter(point -> point.at().isAfter(since))
        .map(point -> point.value().orElse(0))
        .toList();
  }

  private static Instant begin(List<Point> points, TimeRange range, Instant now) {
    Instant full = now.minus(range.length());
    Instant first = points.isEmpty() ? now : points.getFirst().at();
    Instant young = now.minus(SHORTEST);
    Instant begin = first.isBefore(young) ? first : young;
    return begin.isBefore(full) ? full : begin;
  }

  /// Without a value where the time is not covered: a gap, no fall.
  private static Point point(Instant at, RateEstimate estimate, long refused) {
    return new Point(
        at,
        estimate.isKnown()
            ? OptionalDouble.of(estimate.rate().perSecond())
            : OptionalDouble.empty(),
        estimate.low().perSecond(),
        estimate.high().perSecond(),
        refused);
  }
}
