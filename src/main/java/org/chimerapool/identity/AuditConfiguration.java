package org.chimerapool.identity;

import org.chimerapool.kernel.Home;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

  @Bean
  AuditWitness auditWitness(Home home) {
    return new AuditWitnessFile(home.folder());
  }
}
