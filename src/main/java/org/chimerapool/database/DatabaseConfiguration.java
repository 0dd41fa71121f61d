package org.chimerapool.database;

import javax.sql.DataSource;
import org.chimerapool.kernel.Home;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The beans of this module. Everything that uses the data source depends on the server, so
/// Spring stops it last.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  @Bean
  DatabaseServer databaseServer(DatabaseSettings settings, Home home) {
    return settings.external()
        ? ExternalServer.connect(settings)
        : EmbeddedServer.start(EmbeddedPlace.below(home.folder()), settings.port());
  }

  @Bean
  JdbcConnectionDetails jdbcConnectionDetails(DatabaseServer server) {
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return server.user();
      }

      @Override
      public String getPassword() {
        return server.password();
      }

      @Override
      public String getJdbcUrl() {
        return server.url();
      }
    };
  }

  @Bean
  FlywayMigrationStrategy flywayMigrationStrategy(Timescale timescale) {
    return flyway -> {
      flyway.migrate();
      timescale.apply(flyway.getConfiguration().getDataSource());
    };
  }

  @Bean
  Timescale timescale() {
    return new Timescale();
  }

  @Bean
  DatabaseMonitor databaseMonitor(DatabaseServer server, DataSource dataSource) {
    return new DatabaseProbe(server, dataSource);
  }
}
