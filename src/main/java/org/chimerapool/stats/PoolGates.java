package org.chimerapool.stats;

import java.util.List;
import java.util.Optional;
import org.chimerapool.deployment.spi.GateQuestion;
import org.chimerapool.deployment.spi.HealthGate;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What rollouts may ask of the pools.
@Configuration(proxyBeanMethods = false)
class PoolGates {

  @Bean
  HealthGate rejectGate(Pools pools, LiveMeter live) {
    return new RejectGate(question -> submitted(pools, live, question), () -> names(pools));
  }

  @Bean
  HealthGate hashrateGate(Pools pools, Figures figures) {
    return new HashrateGate(name -> named(pools, figures, name), () -> names(pools));
  }

  private static List<String> names(Pools pools) {
    return pools.all().stream().map(each -> each.description().name()).distinct().sorted().toList();
  }

  /// Of the pools of that name; of all where none is named.
  private static List<PoolId> ids(Pools pools, String name) {
    return pools.all().stream()
        .map(each -> each.description())
        .filter(each -> name.isEmpty() || each.name().equalsIgnoreCase(name))
        .map(each -> each.id())
        .toList();
  }

  private static Optional<Submitted> submitted(Pools pools, LiveMeter live, GateQuestion question) {
    return ids(pools, question.subject()).stream()
        .map(id -> live.meter(id).since(question.since(), question.now()))
        .reduce(Submitted::and);
  }

  private static List<PoolFigures> named(Pools pools, Figures figures, String name) {
    return ids(pools, name).stream().map(figures::pool).toList();
  }
}
