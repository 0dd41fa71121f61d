package org.chimerapool.deployment.insight.book;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.chimerapool.deployment.insight.LogBook;
import org.chimerapool.deployment.insight.outline.Ticking;
import org.chimerapool.kernel.Chore;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The book of logs, and what keeps its index.
@Configuration(proxyBeanMethods = false)
class InsightBookConfiguration {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /// As many as a second of the fastest intake fills.
  private static final int MOST_CHUNKS = 48;

  @Bean
  LineIndex deploymentLineIndex(DSLContext db, Clock clock) {
    return new LineIndex(db, clock);
  }

  @Bean
  LogBook deploymentLogBook(DSLContext db, LineIndex deploymentLineIndex) {
    return new JooqLogBook(db, deploymentLineIndex);
  }

  @Bean
  Chore deploymentIndexChore(Clock clock) {
    return new Chore("deployment.index", PAUSE, clock);
  }

  @Bean
  Chore.Source deploymentBookChores(Chore deploymentIndexChore) {
    return () -> List.of(deploymentIndexChore);
  }

  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService deploymentIndexer(
      LineIndex deploymentLineIndex, Chore deploymentIndexChore) {
    return Ticking.every(
        PAUSE,
        "deployment-index",
        deploymentIndexChore.watched(() -> deploymentLineIndex.grow(MOST_CHUNKS)));
  }
}
