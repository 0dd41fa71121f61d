package org.chimerapool.deployment.fleet;

import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The beans around the machines.
@Configuration(proxyBeanMethods = false)
class FleetConfiguration {

  @Bean
  Fleet fleet(DSLContext db, Clock clock) {
    return new JooqFleet(db, clock);
  }
}
