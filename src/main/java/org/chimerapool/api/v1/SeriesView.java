package org.chimerapool.api.v1;

import java.util.Arrays;
import java.util.List;
import org.chimerapool.api.door.ApiProblem;
import org.chimerapool.stats.SeriesPoint;
import org.chimerapool.stats.TimeRange;
import org.springframework.http.HttpStatus;

/// A series over a range, oldest step first, gaps as zeros.
record SeriesView(String range, List<PointView> points) {

  /// @param key such as `24h`
  static TimeRange range(String key) {
    return TimeRange.ofKey(key)
        .orElseThrow(
            () ->
                ApiProblem.of(
                    HttpStatus.BAD_REQUEST,
                    "Expected a range of "
                        + Arrays.stream(TimeRange.values()).map(TimeRange::key).toList()
                        + "."));
  }

  static SeriesView of(TimeRange range, List<SeriesPoint> points) {
    return new SeriesView(range.key(), points.stream().map(PointView::of).toList());
  }
}
