package org.chimerapool.stats;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chimerapool.algorithm.Algorithm;
import org.jooq.Record2;
import org.jooq.Record4;
import org.jooq.Record5;

/// What came in by the step, added up from several tables.
final class SeriesSums {
  private final Map<Instant, Tally> accepted = new HashMap<>();
  private final Map<Instant, Long> refused = new HashMap<>();

  void addAll(List<Record5<Instant, BigDecimal, BigDecimal, BigDecimal, BigDecimal>> rows) {
    rows.forEach(
        row -> {
          accepted.merge(
              row.value1(), tally(row.value2(), row.value3(), row.value4()), Tally::plus);
          refused.merge(row.value1(), row.value5().longValue(), Long::sum);
        });
  }

  void addAccepted(List<Record4<Instant, BigDecimal, BigDecimal, BigDecimal>> rows) {
    rows.forEach(
        row ->
            accepted.merge(
                row.value1(), tally(row.value2(), row.value3(), row.value4()), Tally::plus));
  }

  void addRefused(List<Record2<Instant, BigDecimal>> rows) {
    rows.forEach(row -> refused.merge(row.value1(), row.value2().longValue(), Long::sum));
  }

  /// One point a step. Time that is not covered, or lies before `known`, makes no rate.
  List<SeriesPoint> points(Steps steps, Coverage coverage, Instant known, Algorithm algorithm) {
    List<SeriesPoint> points = new ArrayList<>();
    double lastDifficulty = 0;
    for (Instant at : steps.starts()) {
      Tally tally = accepted.getOrDefault(at, Tally.NONE);
      double passed = steps.seconds(at);
      Instant from = known.isAfter(at) ? known : at;
      double covered = coverage.seconds(from, steps.end(at));
      // Shares prove that the pool worked, whatever was written down.
      double seconds = covered == 0 && tally.shares() > 0 ? passed : covered;
      boolean complete = covered >= 0.98 * steps.step().toMillis() / 1000.0;
      points.add(
          new SeriesPoint(
              at,
              tally.rate(algorithm, seconds, complete, lastDifficulty),
              tally.shares(),
              refused.getOrDefault(at, 0L)));
      lastDifficulty = tally.shares() > 0 ? tally.work() / tally.shares() : lastDifficulty;
    }
    return List.copyOf(points);
  }

  private static Tally tally(BigDecimal shares, Number work, Number squares) {
    return new Tally(shares.longValue(), work.doubleValue(), squares.doubleValue());
  }
}
