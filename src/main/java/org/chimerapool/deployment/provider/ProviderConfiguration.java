package org.chimerapool.deployment.provider;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chimerapool.deployment.executor.Hosts;
import org.chimerapool.deployment.fleet.Fleet;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The beans that order hosts.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderSettings.class)
class ProviderConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(ProviderConfiguration.class);
  private static final Duration LOOKED_EVERY = Duration.ofSeconds(5);
  private static final Duration HELD_EVERY = JooqProvisions.HELD.dividedBy(4);

  @Bean
  Provider gridProvider(ProviderSettings settings) {
    return new GridProvider(settings.tfcmd());
  }

  @Bean
  JooqProvisions provisions(
      DSLContext db, List<Provider> providers, Fleet fleet, Hosts hosts, Clock clock) {
    return new JooqProvisions(db, providers, fleet, hosts, clock);
  }

  /// A provider takes minutes, so that this is no chore that is expected to be back in time.
  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService provisionWatch(JooqProvisions provisions) {
    ScheduledExecutorService timer =
        Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("deployment-provision").daemon().factory());
    var _ =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                provisions.look();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException e) {
                LOG.warn("ordered hosts could not be looked after: {}", e.toString());
              }
            },
            LOOKED_EVERY.toMillis(),
            LOOKED_EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
    var _ =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                provisions.hold();
              } catch (RuntimeException e) {
                LOG.warn("orders of hosts could not be held: {}", e.toString());
              }
            },
            HELD_EVERY.toMillis(),
            HELD_EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
    return timer;
  }
}
