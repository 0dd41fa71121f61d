package org.chimerapool.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.chimerapool.kernel.StartupFailure;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes use of TimescaleDB where the server has it. Its scripts lie under `db/timescale`: those
/// named `A…` need the Apache edition, those named `C…` the Community edition.
final class Timescale {

  private static final Logger log = LoggerFactory.getLogger(Timescale.class);

  /// What a database has of the extension.
  ///
  /// @param version empty where there is none
  record Found(TimescaleEdition edition, String version) {}

  /// Creates the extension where that is allowed, then applies the scripts that fit.
  void apply(DataSource database) {
    Found found = create(database);
    switch (found.edition()) {
      case NONE -> {}
      case APACHE -> migrate(database, "A", "timescale_apache_history");
      case COMMUNITY -> {
        migrate(database, "A", "timescale_apache_history");
        migrate(database, "C", "timescale_community_history");
      }
    }
  }

  static Found find(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT extversion, coalesce(current_setting('timescaledb.license', true), '')
                FROM pg_extension WHERE extname = 'timescaledb'""")) {
      if (!row.next()) {
        return new Found(TimescaleEdition.NONE, "");
      }
      boolean community = row.getString(2).equals("timescale");
      return new Found(
          community ? TimescaleEdition.COMMUNITY : TimescaleEdition.APACHE, row.getString(1));
    }
  }

  private static Found create(DataSource database) {
    try (Connection connection = database.getConnection()) {
      Found found = find(connection);
      if (found.edition() != TimescaleEdition.NONE || !isAvailable(connection)) {
        return found;
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE EXTENSION IF NOT EXISTS timescaledb");
      } catch (SQLException e) {
        log.warn(
            "TimescaleDB is installed but cannot be used, going on with plain tables: {}",
            ExternalServer.firstLine(e));
        return found;
      }
    } catch (SQLException e) {
      throw new StartupFailure(
          "The database broke off while its extensions were looked up (" + e.getMessage() + ").",
          "See the database server's log, then start again.");
    }
    // The edition is known to connections that were opened after the extension was made.
    try (Connection connection = database.getConnection()) {
      return find(connection);
    } catch (SQLException e) {
      throw new StartupFailure(
          "The database broke off after TimescaleDB was set up (" + e.getMessage() + ").",
          "See the database server's log, then start again.");
    }
  }

  private static boolean isAvailable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT 1 FROM pg_available_extensions WHERE name = 'timescaledb'")) {
      return row.next();
    }
  }

  private static void migrate(DataSource database, String prefix, String history) {
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/timescale")
        .sqlMigrationPrefix(prefix)
        .defaultSchema("chimera")
        .table(history)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }
}
