package org.chimerapool.api.v1;

import java.time.Instant;
import org.chimerapool.stats.SeriesPoint;

/// One step of a series.
///
/// @param at its beginning
record PointView(Instant at, Rate hashrate, long shares, long refused) {

  static PointView of(SeriesPoint point) {
    return new PointView(point.at(), Rate.of(point.hashrate()), point.shares(), point.refused());
  }
}
