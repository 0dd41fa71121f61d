package org.chimerapool.deployment.rollout.keep;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.deployment.rollout.Rollouts;
import org.chimerapool.deployment.spi.HealthGate;
import org.chimerapool.kernel.Chore;
import org.chimerapool.kernel.SecretBox;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The beans of rollouts.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RolloutSettings.class)
class RolloutConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(RolloutConfiguration.class);
  private static final Duration LOOKED_EVERY = Duration.ofSeconds(1);

  @Bean
  Parts rolloutParts(SecretBox box) {
    return new Parts(box);
  }

  @Bean
  Gates rolloutGates(ObjectProvider<HealthGate> gates) {
    return new Gates(gates.orderedStream().toList());
  }

  @Bean
  Rollouts rollouts(
      DSLContext db,
      Fleet fleet,
      Parts rolloutParts,
      Gates rolloutGates,
      RolloutSettings settings,
      Clock clock) {
    return new JooqRollouts(db, fleet, rolloutParts, rolloutGates, settings, clock);
  }

  @Bean
  RolloutPass rolloutPass(
      DSLContext db,
      Deployments deployments,
      Fleet fleet,
      Parts rolloutParts,
      Gates rolloutGates,
      RolloutSettings settings,
      Clock clock) {
    Orders orders = new Orders(deployments, fleet, rolloutParts);
    return new RolloutPass(db, orders, rolloutGates, new MeasuredFigures(db), settings, clock);
  }

  @Bean
  Chore.Source rolloutChores(Chore rolloutChore) {
    return () -> List.of(rolloutChore);
  }

  @Bean
  Chore rolloutChore(Clock clock) {
    return new Chore("deployment.rollouts", LOOKED_EVERY, clock);
  }

  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService rolloutTimer(RolloutPass rolloutPass, Chore rolloutChore) {
    Runnable pass = rolloutChore.watched(rolloutPass::pass);
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("deployment-rollouts").daemon().factory());
    var _ =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                pass.run();
              } catch (RuntimeException e) {
                LOG.warn("rollouts could not be looked at: {}", e.toString());
              }
            },
            LOOKED_EVERY.toMillis(),
            LOOKED_EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
    return timer;
  }
}
