package org.chimerapool.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@DatabaseTest
class DatabaseProbeIT {

  @Test
  void findsNoTimescaleInTheEmbeddedDatabase(TestDatabase database) {
    DatabaseStatus status = probe(database, new AtomicBoolean()).status();

    assertThat(status.reachable()).isTrue();
    assertThat(status.edition()).isEqualTo(TimescaleEdition.NONE);
    assertThat(status.extensionVersion()).isEmpty();
    assertThat(status.serverVersion()).startsWith(EmbeddedServer.MAJOR + ".");
    assertThat(status.bytes()).isPositive();
  }

  @Test
  void remembersWhatItSawWhileTheDatabaseIsAway(TestDatabase database) {
    AtomicBoolean away = new AtomicBoolean();
    DatabaseProbe probe = probe(database, away);
    DatabaseStatus before = probe.status();
    away.set(true);

    DatabaseStatus now = probe.status();

    assertThat(now.reachable()).isFalse();
    assertThat(now.serverVersion()).isEqualTo(before.serverVersion());
    assertThat(now.address()).isEqualTo(before.address()).doesNotContain("jdbc");
  }

  @Test
  void ranTheMigrations(TestDatabase database) {
    assertThat(
            database
                .sql()
                .fetchValue(
                    "SELECT count(*) FROM chimera.flyway_schema_history WHERE success AND version = '0002'"))
        .isEqualTo(1L);
  }

  private static DatabaseProbe probe(TestDatabase database, AtomicBoolean away) {
    return new DatabaseProbe(
        new ExternalServer(database.url(), database.user(), database.password()),
        new DelegatingDataSource(database.dataSource()) {
          @Override
          public Connection getConnection() throws SQLException {
            if (away.get()) {
              throw new SQLException("away");
            }
            return super.getConnection();
          }
        });
  }
}
