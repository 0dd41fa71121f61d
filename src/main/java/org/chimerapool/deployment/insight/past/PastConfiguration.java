package org.chimerapool.deployment.insight.past;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.chimerapool.deployment.insight.Analytics;
import org.chimerapool.deployment.insight.Forecast;
import org.chimerapool.deployment.insight.History;
import org.chimerapool.deployment.insight.outline.Outlines;
import org.chimerapool.deployment.insight.outline.Ticking;
import org.chimerapool.kernel.Chore;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What past runs teach.
@Configuration(proxyBeanMethods = false)
class PastConfiguration {

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int MOST_AT_ONCE = 50;

  @Bean
  JooqSignatures deploymentSignatures(DSLContext db, Clock clock) {
    return new JooqSignatures(db, clock);
  }

  @Bean
  History deploymentHistory(DSLContext db) {
    return new JooqHistory(db);
  }

  @Bean
  Analytics deploymentAnalytics(DSLContext db, JooqSignatures deploymentSignatures) {
    return new JooqAnalytics(db, deploymentSignatures);
  }

  @Bean
  Forecast deploymentForecast(DSLContext db, JooqSignatures deploymentSignatures, Clock clock) {
    return new JooqForecast(db, deploymentSignatures, clock);
  }

  @Bean
  Chore deploymentDigestChore(Clock clock) {
    return new Chore("deployment.digest", PAUSE, clock);
  }

  @Bean
  Chore.Source deploymentPastChores(Chore deploymentDigestChore) {
    return () -> List.of(deploymentDigestChore);
  }

  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService deploymentDigester(
      DSLContext db, Outlines deploymentOutlines, Chore deploymentDigestChore) {
    Digester digester = new Digester(db, deploymentOutlines);
    return Ticking.every(
        PAUSE,
        "deployment-digest",
        deploymentDigestChore.watched(() -> digester.digest(MOST_AT_ONCE)));
  }
}
