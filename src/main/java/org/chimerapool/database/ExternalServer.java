package org.chimerapool.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.chimerapool.kernel.StartupFailure;

/// A database that somebody else runs.
record ExternalServer(String url, String user, String password) implements DatabaseServer {

  private static final String WRONG_CREDENTIALS = "28";
  private static final String NO_SUCH_DATABASE = "3D000";
  private static final int OLDEST_MAJOR = 16;

  /// Connects once.
  ///
  /// @throws StartupFailure when that does not work, with the reason
  static ExternalServer connect(DatabaseSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("loginTimeout", "15");
    try (var connection = DriverManager.getConnection(settings.url(), properties)) {
      int major = connection.getMetaData().getDatabaseMajorVersion();
      if (major < OLDEST_MAJOR) {
        throw new StartupFailure(
            "The database at %s is PostgreSQL %d; Chimera needs %d or newer."
                .formatted(address(settings.url()), major, OLDEST_MAJOR),
            "Upgrade that server, or point CHIMERA_DB_URL at a newer one.");
      }
    } catch (SQLException e) {
      throw refused(settings, e);
    }
    return new ExternalServer(settings.url(), settings.user(), settings.password());
  }

  @Override
  public DatabaseMode mode() {
    return DatabaseMode.EXTERNAL;
  }

  @Override
  public void close() {
    // Not ours to stop.
  }

  @Override
  public String toString() {
    return "ExternalServer[" + address(url) + "]";
  }

  /// The URL without its parameters, which may hold a password.
  static String address(String url) {
    String shown = url.replaceFirst("^jdbc:postgresql:(//)?", "");
    int parameters = shown.indexOf('?');
    return parameters < 0 ? shown : shown.substring(0, parameters);
  }

  private static StartupFailure refused(DatabaseSettings settings, SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String address = address(settings.url());
    if (state.startsWith(WRONG_CREDENTIALS)) {
      return new StartupFailure(
          "The database at %s does not let the user '%s' in with the given password."
              .formatted(address, settings.user()),
          "Correct CHIMERA_DB_USER and CHIMERA_DB_PASSWORD.");
    }
    if (state.equals(NO_SUCH_DATABASE)) {
      return new StartupFailure(
          "The server answers, but has no database as named in %s.".formatted(address),
          "Create it (createdb), or correct the name in CHIMERA_DB_URL.");
    }
    return new StartupFailure(
        "The database at %s cannot be reached (%s).".formatted(address, firstLine(e)),
        "Start it, or correct CHIMERA_DB_URL; without CHIMERA_DB_URL Chimera runs an embedded one.");
  }

  static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }
}
