package org.chimerapool.pool.persistence;

import java.time.Clock;
import org.chimerapool.pool.ban.BanBook;
import org.chimerapool.pool.refusal.RefusalBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who is kept out, and what was refused.
@Configuration(value = "banConfiguration", proxyBeanMethods = false)
class GuardConfiguration {

  @Bean
  BanBook bans(Clock clock) {
    return new BanBook(clock);
  }

  @Bean
  RefusalBook refusals() {
    return new RefusalBook();
  }
}
