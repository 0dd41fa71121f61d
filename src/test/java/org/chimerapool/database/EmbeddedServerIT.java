package org.chimerapool.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.chimerapool.kernel.StartupFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerIT {

  @TempDir Path home;

  @Test
  void keepsItsPromisesOfDurabilityAndAccess() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.start(place(), 0)) {
      Map<String, String> expected =
          Map.of(
              "fsync", "on",
              "full_page_writes", "on",
              "synchronous_commit", "on",
              "data_checksums", "on",
              "listen_addresses", "127.0.0.1",
              "unix_socket_directories", "",
              "password_encryption", "scram-sha-256");
      for (Map.Entry<String, String> setting : expected.entrySet()) {
        assertThat(ask(server, "SHOW " + setting.getKey()))
            .as(setting.getKey())
            .isEqualTo(setting.getValue());
      }
      assertThat(ask(server, "SHOW server_version_num")).startsWith("" + EmbeddedServer.MAJOR);
      assertThat(
              ask(
                  server,
                  "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"))
          .isEqualTo("0");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> DriverManager.getConnection(server.url(), "postgres", "wrong"))
          .withMessageContaining("password");
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(place().passwordFile())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void keepsDataBetweenRuns() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.start(place(), 0)) {
      execute(server, "CREATE TABLE kept AS SELECT 42 AS answer");
    }
    assertThat(place().pidFile()).doesNotExist();
    try (EmbeddedServer server = EmbeddedServer.start(place(), 0)) {
      assertThat(ask(server, "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void isThereAgainAfterItWasKilled() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.start(place(), 0)) {
      execute(server, "CREATE TABLE kept AS SELECT 42 AS answer");
      for (int round = 0; round < 2; round++) {
        ProcessHandle running = OlderServer.running(place()).orElseThrow();
        running.destroyForcibly();
        assertThat(askUntilAnswered(server, running)).isEqualTo("42");
      }
    }
    assertThat(OlderServer.running(place())).isEmpty();
    assertThat(place().pidFile()).doesNotExist();
  }

  @Test
  void stopsAnOlderServerThatStillHoldsTheFolder() throws Exception {
    EmbeddedServer older = EmbeddedServer.start(place(), 0);
    execute(older, "CREATE TABLE kept AS SELECT 42 AS answer");
    long pid = Long.parseLong(Files.readAllLines(place().pidFile()).getFirst());

    OlderServer.stop(place());

    assertThat(place().pidFile()).doesNotExist();
    assertThat(ProcessHandle.of(pid).filter(p -> p.info().command().isPresent())).isEmpty();
    older.close();
    try (EmbeddedServer server = EmbeddedServer.start(place(), 0)) {
      assertThat(ask(server, "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void forgetsAPidFileThatNamesAnotherProgram() throws Exception {
    EmbeddedServer.start(place(), 0).close();
    Files.writeString(place().pidFile(), ProcessHandle.current().pid() + "\n");

    EmbeddedServer.start(place(), 0).close();

    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  @Test
  void saysWhichPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatExceptionOfType(StartupFailure.class)
          .isThrownBy(() -> EmbeddedServer.start(place(), taken.getLocalPort()))
          .withMessage(
              "Port %d on 127.0.0.1, meant for the embedded database, is taken by another program.",
              taken.getLocalPort())
          .satisfies(failure -> assertThat(failure.fix()).contains("chimera.database.port"));
    }
  }

  @Test
  void refusesDataOfAnotherMajorVersion() throws IOException {
    Files.createDirectories(place().data());
    Files.writeString(place().data().resolve("PG_VERSION"), "17\n");

    assertThatExceptionOfType(StartupFailure.class)
        .isThrownBy(() -> EmbeddedServer.start(place(), 0))
        .withMessageContaining("was made by PostgreSQL 17; this Chimera brings PostgreSQL 18");
  }

  @Test
  void refusesAFolderThatHoldsSomethingElse() throws IOException {
    Files.createDirectories(place().data());
    Files.writeString(place().data().resolve("holiday.jpg"), "");

    assertThatExceptionOfType(StartupFailure.class)
        .isThrownBy(() -> EmbeddedServer.start(place(), 0))
        .withMessageContaining("no finished database of Chimera");
    assertThat(place().data().resolve("holiday.jpg")).exists();
  }

  @Test
  void saysThatAFileIsInThePlaceOfTheFolder() throws IOException {
    Files.writeString(place().data(), "not a folder");

    assertThatExceptionOfType(StartupFailure.class)
        .isThrownBy(() -> EmbeddedServer.start(place(), 0))
        .withMessageContaining(place().data().toString());
  }

  @Test
  void saysThatAnExternalPasswordIsWrong() {
    try (EmbeddedServer server = EmbeddedServer.start(place(), 0)) {
      assertThatExceptionOfType(StartupFailure.class)
          .isThrownBy(() -> connect(server.url(), "postgres", "wrong"))
          .withMessageContaining("does not let the user 'postgres' in");
      assertThatExceptionOfType(StartupFailure.class)
          .isThrownBy(() -> connect(server.url() + "x", "postgres", server.password()))
          .withMessageContaining("has no database");
      assertThat(connect(server.url(), "postgres", server.password()).mode())
          .isEqualTo(DatabaseMode.EXTERNAL);
    }
  }

  @Test
  void saysThatAnExternalServerIsAway() {
    assertThatExceptionOfType(StartupFailure.class)
        .isThrownBy(() -> connect("jdbc:postgresql://127.0.0.1:1/pool?password=secret", "u", "p"))
        .withMessageContaining("127.0.0.1:1/pool cannot be reached")
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("secret"))
        .satisfies(failure -> assertThat(failure.fix()).contains("CHIMERA_DB_URL"));
  }

  private static ExternalServer connect(String url, String user, String password) {
    return ExternalServer.connect(new DatabaseSettings(url, user, password, 0));
  }

  private String askUntilAnswered(EmbeddedServer server, ProcessHandle dead) throws Exception {
    long until = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (true) {
      try {
        if (OlderServer.running(place()).filter(now -> now.pid() != dead.pid()).isPresent()) {
          return ask(server, "SELECT answer FROM kept");
        }
      } catch (SQLException e) {
        assertThat(System.nanoTime()).as("back in time").isLessThan(until);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private EmbeddedPlace place() {
    return new EmbeddedPlace(home.resolve("postgres"), TestDatabase.programs());
  }

  private static String ask(EmbeddedServer server, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        var statement = connection.createStatement()) {
      ResultSet row = statement.executeQuery(sql);
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(EmbeddedServer server, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
