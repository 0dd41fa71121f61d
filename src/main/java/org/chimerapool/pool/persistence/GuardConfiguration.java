package org.chimerapool.pool.persistence;

import java.time.Clock;
import javax.sql.DataSource;
import org.chimerapool.algorithm.AlgorithmCatalog;
import org.chimerapool.pool.ban.BanBook;
import org.chimerapool.pool.refusal.RefusalBook;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
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
  BanKeeper banKeeper(BanBook bans, DataSource database, Clock clock) {
    return new BanKeeper(bans, new BanStore(DSL.using(database, SQLDialect.POSTGRES)), clock);
  }

  @Bean
  RefusalBook refusals(AlgorithmCatalog algorithms, Clock clock) {
    return new RefusalBook(algorithms.all(), clock);
  }

  @Bean
  RefusalKeeper refusalKeeper(RefusalBook refusals, DataSource database, Clock clock) {
    return new RefusalKeeper(
        refusals, new RefusalStore(DSL.using(database, SQLDialect.POSTGRES)), clock);
  }
}
