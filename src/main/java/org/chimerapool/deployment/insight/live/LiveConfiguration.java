package org.chimerapool.deployment.insight.live;

import java.time.Clock;
import org.chimerapool.deployment.insight.outline.Outlines;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The board of what runs.
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

  @Bean
  Outlines deploymentOutlines(DSLContext db) {
    return new Outlines(db);
  }

  @Bean
  JooqLiveRuns liveRuns(DSLContext db, Outlines deploymentOutlines, Clock clock) {
    return new JooqLiveRuns(new BoardReader(db, deploymentOutlines, new PhaseHistory(db)), clock);
  }
}
