package org.chimerapool.deployment.insight.past;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.chimerapool.deployment.insight.Analytics;
import org.chimerapool.deployment.insight.Forecast;
import org.chimerapool.deployment.insight.History;
import org.chimerapool.deployment.insight.LogSpace;
import org.chimerapool.deployment.insight.outline.Outlines;
import org.chimerapool.deployment.insight.outline.Ticking;
import org.chimerapool.kernel.Chore;
import org.jooq.DSLContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What past runs teach.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeepSettings.class)
class PastConfiguration {

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int MOST_AT_ONCE = 50;
  private static final Duration TRIMMED_EVERY = Duration.ofSeconds(30);
  private static final int MOST_DELETIONS = 10;

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
  Chore deploymentTrimChore(Clock clock) {
    return new Chore("deployment.trim", TRIMMED_EVERY, clock);
  }

  @Bean
  Chore.Source deploymentPastChores(Chore deploymentDigestChore, Chore deploymentTrimChore) {
    return () -> List.of(deploymentDigestChore, deploymentTrimChore);
  }

  @Bean
  LogSpace deploymentLogSpace(DSLContext db, KeepSettings keep) {
    return new JooqLogSpace(db, keep);
  }

  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService deploymentTrimmer(
      DSLContext db, KeepSettings keep, Clock clock, Chore deploymentTrimChore) {
    Trimmer trimmer = new Trimmer(db, keep, clock);
    return Ticking.every(
        TRIMMED_EVERY,
        "deployment-trim",
        deploymentTrimChore.watched(() -> trimmer.trim(MOST_DELETIONS)));
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
