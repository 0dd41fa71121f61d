package org.chimerapool.pool.persistence;

import org.chimerapool.pool.DeviceRules;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is known about mining devices.
@Configuration(proxyBeanMethods = false)
class DeviceConfiguration {

  @Bean
  DeviceRules deviceRules(DSLContext sql) {
    return new StoredDeviceRules(new DeviceRuleStore(sql));
  }
}
