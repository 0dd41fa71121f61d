package org.chimerapool.api.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Puts every [MetricSource] before Prometheus. One that fails is left out and logged; the others
/// are told.
@Component
class Exposed implements MultiCollector, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Exposed.class);

  private final List<MetricSource> sources;
  private final PrometheusRegistry registry;

  Exposed(List<MetricSource> sources, PrometheusRegistry registry) {
    this.sources = sources;
    this.registry = registry;
    registry.register(this);
  }

  @Override
  public MetricSnapshots collect() {
    return new MetricSnapshots(sources.stream().flatMap(source -> read(source).stream()).toList());
  }

  private static List<MetricSnapshot> read(MetricSource source) {
    try {
      return source.read();
    } catch (RuntimeException failure) {
      LOG.warn(
          "metrics of {} are left out: {}", source.getClass().getSimpleName(), failure.toString());
      return List.of();
    }
  }

  @Override
  public void destroy() {
    registry.unregister(this);
  }
}
