package org.chimerapool.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

@TimescaleTest
class TimescaleIT {

  @Test
  void findsTheEdition(TestDatabase database) {
    DatabaseStatus status =
        new DatabaseProbe(
                new ExternalServer(database.url(), database.user(), database.password()),
                database.dataSource())
            .status();

    assertThat(status.mode()).isEqualTo(DatabaseMode.EXTERNAL);
    assertThat(status.reachable()).isTrue();
    assertThat(status.edition()).isEqualTo(TimescaleEdition.APACHE);
    assertThat(status.extensionVersion()).matches("2\\.[0-9]+.*");
    assertThat(status.serverVersion()).startsWith("18");
    assertThat(status.bytes()).isPositive();
  }

  @Test
  void appliesItsScriptsOnce(TestDatabase database) {
    new Timescale().apply(database.dataSource());

    assertThat(
            database
                .sql()
                .fetchValue(
                    "SELECT count(*) FROM chimera.timescale_apache_history WHERE type = 'SQL'"))
        .isEqualTo(1L);
  }

  @Test
  void movesSharesThatAreAlreadyThereIntoChunks(TestDatabase database) {
    // As if TimescaleDB had been installed later: back to the plain table, with rows of two days.
    database.sql().execute("DROP EXTENSION timescaledb CASCADE");
    database.reconnect();
    database
        .sql()
        .fetch(
            """
            SELECT nspname FROM pg_namespace
            WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('public', 'information_schema')""")
        .forEach(
            schema ->
                database.sql().execute("DROP SCHEMA \"%s\" CASCADE".formatted(schema.get(0))));
    Flyway.configure()
        .dataSource(database.dataSource())
        .locations("classpath:db/migration")
        .defaultSchema("chimera")
        .load()
        .migrate();
    database
        .sql()
        .execute(
            """
            INSERT INTO pool.share
            SELECT timestamptz '2026-11-20 00:00Z' + n * interval '1 hour', 1, 1, 1, 1, 1, '\\x00'
            FROM generate_series(0, 47) n""");

    new Timescale().apply(database.dataSource());

    assertThat(database.sql().fetchValue("SELECT count(*) FROM pool.share")).isEqualTo(48L);
    assertThat(database.sql().fetchValue("SELECT count(*) FROM show_chunks('pool.share')"))
        .isEqualTo(2L);
  }
}
