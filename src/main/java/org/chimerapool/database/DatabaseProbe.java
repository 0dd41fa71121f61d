package org.chimerapool.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Asks the server what it is, and remembers the answer for the time when it is away.
final class DatabaseProbe implements DatabaseMonitor {

  private final DataSource database;
  private volatile DatabaseStatus last;

  DatabaseProbe(DatabaseServer server, DataSource database) {
    this.database = database;
    this.last =
        new DatabaseStatus(
            server.mode(),
            false,
            ExternalServer.address(server.url()),
            "",
            TimescaleEdition.NONE,
            "",
            0);
  }

  @Override
  public DatabaseStatus status() {
    DatabaseStatus before = last;
    try (Connection connection = database.getConnection()) {
      Timescale.Found found = Timescale.find(connection);
      last =
          new DatabaseStatus(
              before.mode(),
              true,
              before.address(),
              ask(connection, "SHOW server_version").split(" ", 2)[0],
              found.edition(),
              found.version(),
              Long.parseLong(ask(connection, "SELECT pg_database_size(current_database())")));
    } catch (SQLException e) {
      last =
          new DatabaseStatus(
              before.mode(),
              false,
              before.address(),
              before.serverVersion(),
              before.edition(),
              before.extensionVersion(),
              before.bytes());
    }
    return last;
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
