package org.chimerapool.system;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// How the program uses its database: its connections, and which migrations it has.
@Component
public class DatabaseUse {

  private final ObjectProvider<DataSource> source;
  private final ObjectProvider<Flyway> flyway;
  private volatile Optional<Schema> schema = Optional.empty();

  DatabaseUse(ObjectProvider<DataSource> source, ObjectProvider<Flyway> flyway) {
    this.source = source;
    this.flyway = flyway;
  }

  /// @param active in use now
  /// @param most that there may be
  /// @param waiting threads that want one
  public record Connections(int active, int idle, int most, int waiting) {}

  /// @param applied how many migrations
  /// @param version of the newest
  public record Schema(int applied, String version) {}

  /// From memory; empty while there is no pool of connections.
  public Optional<Connections> connections() {
    if (source.getIfAvailable() instanceof HikariDataSource hikari) {
      HikariPoolMXBean pool = hikari.getHikariPoolMXBean();
      return pool == null
          ? Optional.empty()
          : Optional.of(
              new Connections(
                  pool.getActiveConnections(),
                  pool.getIdleConnections(),
                  hikari.getMaximumPoolSize(),
                  pool.getThreadsAwaitingConnection()));
    }
    return Optional.empty();
  }

  /// Asked of the database once, because it changes only at a start.
  public Optional<Schema> schema() {
    if (schema.isEmpty()) {
      schema = Optional.ofNullable(flyway.getIfAvailable()).flatMap(DatabaseUse::read);
    }
    return schema;
  }

  private static Optional<Schema> read(Flyway flyway) {
    MigrationInfo[] applied = flyway.info().applied();
    return Arrays.stream(applied)
        .reduce((first, second) -> second)
        .map(last -> new Schema(applied.length, String.valueOf(last.getVersion())));
  }
}
