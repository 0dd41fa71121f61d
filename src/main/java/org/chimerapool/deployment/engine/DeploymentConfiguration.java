package org.chimerapool.deployment.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chimerapool.deployment.AgentDesk;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.deployment.PushDesk;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.kernel.Chore;
import org.chimerapool.kernel.SecretBox;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The beans of this module.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeploymentSettings.class)
class DeploymentConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(DeploymentConfiguration.class);
  private static final Duration LOOKED_EVERY = Duration.ofSeconds(2);

  @Bean
  LogIntake deploymentLogIntake(DSLContext db, Fleet fleet, Clock clock) {
    return new LogIntake(db, clock, new Installations(db, fleet)::note);
  }

  @Bean
  Deployments deployments(DSLContext db, SecretBox box, DeploymentSettings settings, Clock clock) {
    return new JooqDeployments(db, box, settings, clock);
  }

  @Bean
  AgentDesk agentDesk(DSLContext db, SecretBox box, LogIntake intake, Clock clock) {
    return new JooqAgentDesk(db, box, intake, clock);
  }

  @Bean
  PushDesk pushDesk(DSLContext db, SecretBox box, LogIntake intake, Clock clock) {
    return new JooqPushDesk(db, box, intake, clock);
  }

  @Bean
  Chore.Source deploymentChores(Chore deploymentWatchChore) {
    return () -> List.of(deploymentWatchChore);
  }

  @Bean
  Chore deploymentWatchChore(Clock clock) {
    return new Chore("deployment.watch", LOOKED_EVERY, clock);
  }

  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService deploymentWatch(
      DSLContext db, DeploymentSettings settings, Clock clock, Chore deploymentWatchChore) {
    RunWatch watch = new RunWatch(db, settings.patience(), clock);
    Runnable look = deploymentWatchChore.watched(watch::look);
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("deployment-watch").daemon().factory());
    var _ =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                look.run();
              } catch (RuntimeException e) {
                LOG.warn("running deployments could not be looked at: {}", e.toString());
              }
            },
            LOOKED_EVERY.toMillis(),
            LOOKED_EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
    return timer;
  }
}
