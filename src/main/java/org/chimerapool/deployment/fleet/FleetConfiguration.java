package org.chimerapool.deployment.fleet;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chimerapool.deployment.AgentDesk;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.kernel.Chore;
import org.chimerapool.kernel.SecretBox;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The beans around the machines.
@Configuration(proxyBeanMethods = false)
class FleetConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(FleetConfiguration.class);
  private static final Duration LOOKED_EVERY = Duration.ofSeconds(3);

  @Bean
  Fleet fleet(DSLContext db, Clock clock) {
    return new JooqFleet(db, clock);
  }

  @Bean
  ConsoleKeys consoleKeys(DSLContext db, SecretBox box, Clock clock) {
    return new ConsoleKeys(db, box, clock);
  }

  @Bean
  JooqEnrolments enrolments(DSLContext db, ConsoleKeys consoleKeys, Clock clock) {
    return new JooqEnrolments(db, consoleKeys, clock);
  }

  @Bean
  HealthChecks healthChecks(DSLContext db) {
    return new JooqHealthChecks(db);
  }

  @Bean
  JooqDiagnostics diagnostics(DSLContext db, Clock clock) {
    return new JooqDiagnostics(db, clock);
  }

  @Bean
  ResidentDesk residentDesk(
      DSLContext db,
      ConsoleKeys consoleKeys,
      JooqEnrolments enrolments,
      HealthChecks healthChecks,
      JooqDiagnostics diagnostics,
      AgentDesk agentDesk,
      Clock clock) {
    return new JooqResidentDesk(
        db, consoleKeys, enrolments, healthChecks, diagnostics, agentDesk, clock);
  }

  @Bean
  Chore.Source fleetChores(Chore fleetWatchChore) {
    return () -> List.of(fleetWatchChore);
  }

  @Bean
  Chore fleetWatchChore(Clock clock) {
    return new Chore("deployment.fleet", LOOKED_EVERY, clock);
  }

  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService fleetWatch(
      DSLContext db,
      Deployments deployments,
      JooqDiagnostics diagnostics,
      Clock clock,
      Chore fleetWatchChore) {
    FleetWatch watch =
        new FleetWatch(db, deployments, diagnostics, HealthReading.Patience.USUAL, clock);
    Runnable look = fleetWatchChore.watched(watch::look);
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("fleet-watch").daemon().factory());
    var _ =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                look.run();
              } catch (RuntimeException e) {
                LOG.warn("the machines of the fleet could not be looked at: {}", e.toString());
              }
            },
            LOOKED_EVERY.toMillis(),
            LOOKED_EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
    return timer;
  }
}
