package org.chimerapool.stats;

import java.util.List;
import org.chimerapool.deployment.spi.HealthGate;
import org.chimerapool.pool.Pools;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What rollouts may ask of the pools.
@Configuration(proxyBeanMethods = false)
class PoolGates {

  @Bean
  HealthGate rejectGate(Pools pools, Figures figures) {
    return new RejectGate(name -> named(pools, figures, name));
  }

  @Bean
  HealthGate hashrateGate(Pools pools, Figures figures) {
    return new HashrateGate(name -> named(pools, figures, name));
  }

  /// Figures of the pool of that name; of all where none is named.
  private static List<PoolFigures> named(Pools pools, Figures figures, String name) {
    return pools.all().stream()
        .map(each -> each.description())
        .filter(each -> name.isEmpty() || each.name().equalsIgnoreCase(name))
        .map(each -> figures.pool(each.id()))
        .toList();
  }
}
