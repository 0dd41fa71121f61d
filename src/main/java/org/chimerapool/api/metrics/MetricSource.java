package org.chimerapool.api.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/// Some metrics, read when somebody scrapes. Must be quick and must not block.
interface MetricSource {
  List<MetricSnapshot> read();
}
