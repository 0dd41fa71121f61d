package org.chimerapool.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.chimerapool.kernel.OwnerOnly;
import org.chimerapool.kernel.StartupFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The PostgreSQL that Chimera brings along, durable: the library that unpacks and starts it is
/// made for tests, so everything that makes it safe is said here.
///
/// A server that dies while the program runs is started again on the same data and port; until then
/// shares wait in the journal, and whoever needs the database is told that it is away.
final class EmbeddedServer implements DatabaseServer {

  static final int MAJOR = 18;
  static final String DATABASE = "chimera";
  static final String USER = "postgres";

  private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

  /// Who may connect: from loopback, with a password.
  private static final String HBA =
      """
      # Written by Chimera at every start.
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128      scram-sha-256
      """;

  private final EmbeddedPlace place;
  private final int port;
  private final String password;
  private final ServerWatch watch;
  private final EmbeddedPostgres postgres;

  private EmbeddedServer(EmbeddedPlace place, EmbeddedPostgres postgres, String password) {
    this.place = place;
    this.port = postgres.getPort();
    this.password = password;
    this.watch = new ServerWatch(place, () -> ServerControl.start(place));
    this.postgres = postgres;
  }

  /// Starts the server, making its cluster at the first time.
  ///
  /// @param port on loopback, 0 for any free one
  /// @throws StartupFailure when something is in the way that a person must clear
  static EmbeddedServer start(EmbeddedPlace place, int port) {
    try {
      checkFolder(place);
      OlderServer.stop(place);
      checkPort(port);
      if (!Files.exists(place.madeMark())) {
        log.info("Making the embedded database in {}", place.data());
      }
      String password = Passwords.readOrMake(place.passwordFile());
      EmbeddedServer server = new EmbeddedServer(place, launch(place, port, password), password);
      server.finish();
      server.watch.start();
      log.info("Embedded database on 127.0.0.1:{}, data in {}", server.port, place.data());
      return server;
    } catch (IOException e) {
      throw new StartupFailure(
          "The embedded database cannot be started in %s (%s).".formatted(place.data(), e),
          "See %s for the server's own words.".formatted(place.log()));
    }
  }

  @Override
  public DatabaseMode mode() {
    return DatabaseMode.EMBEDDED;
  }

  @Override
  public String url() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE);
  }

  @Override
  public String user() {
    return USER;
  }

  @Override
  public String password() {
    return password;
  }

  @Override
  public void close() {
    watch.stop();
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!OlderServer.isGone(place.pidFile(), STOP_PATIENCE)) {
      log.warn("The embedded database is still writing; the next start will wait for it");
    }
  }

  private static EmbeddedPostgres launch(EmbeddedPlace place, int port, String password)
      throws IOException {
    var output = ProcessBuilder.Redirect.appendTo(place.log().toFile());
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(place.data())
            .setOverrideWorkingDirectory(place.programs().toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setOutputRedirector(output)
            .setErrorRedirector(output)
            .setConnectConfig("password", password)
            // Arguments of initdb: a password from the first moment on, and text that is ordered
            // alike on every host.
            .setLocaleConfig("pwfile", place.passwordFile().toString())
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setLocaleConfig("locale", "C")
            // The library passes -F (fsync off); what is set here comes later and wins.
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "''")
            .setServerConfig("password_encryption", "scram-sha-256")
            .setServerConfig("log_min_messages", "warning")
            .setServerConfig("timezone", "UTC")
            .setDataDirectoryCustomizer(EmbeddedServer::writeHba);
    if (port != 0) {
      builder.setPort(port);
    }
    try {
      return builder.start();
    } catch (IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void writeHba(File data) {
    try {
      Files.writeString(data.toPath().resolve("pg_hba.conf"), HBA);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes the database where it is missing and notes that the cluster is complete.
  private void finish() throws IOException {
    String maintenance = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    try (var connection = DriverManager.getConnection(maintenance, USER, password);
        var statement = connection.createStatement()) {
      var found =
          statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'");
      if (!found.next()) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    } catch (SQLException e) {
      close();
      throw new IOException(e.getMessage(), e);
    }
    // The library opens its folders to everybody.
    OwnerOnly.folder(place.programs());
    if (!Files.exists(place.madeMark())) {
      Files.writeString(place.madeMark(), MAJOR + "\n");
    }
  }

  private static void checkFolder(EmbeddedPlace place) throws IOException {
    Files.createDirectories(place.data());
    Files.createDirectories(place.programs());
    if (!Files.isWritable(place.data())) {
      throw new StartupFailure(
          "The folder of the embedded database, %s, cannot be written.".formatted(place.data()),
          "Give the user that runs Chimera the right to write there, or set chimera.home to another"
              + " folder.");
    }
    Path version = place.data().resolve("PG_VERSION");
    String major = Files.exists(version) ? Files.readString(version).strip() : "";
    if (!major.isEmpty() && !major.equals(Integer.toString(MAJOR))) {
      throw new StartupFailure(
          "The data in %s was made by PostgreSQL %s; this Chimera brings PostgreSQL %d."
              .formatted(place.data(), major, MAJOR),
          "Start the Chimera that made it and export the data, or set chimera.home to a new"
              + " folder.");
    }
    if (!Files.exists(place.madeMark()) && !isEmpty(place.data())) {
      throw new StartupFailure(
          "The folder %s holds something that is no finished database of Chimera."
              .formatted(place.data()),
          "If nothing in it is needed (a first start was cut short), delete it and start again.");
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void checkPort(int port) throws IOException {
    if (port == 0) {
      return;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    } catch (BindException e) {
      throw new StartupFailure(
          "Port %d on 127.0.0.1, meant for the embedded database, is taken by another program."
              .formatted(port),
          "Stop that program, or set chimera.database.port to a free port.");
    }
  }
}
