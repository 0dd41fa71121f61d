package org.chimerapool.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// A migrated database for one test.
public final class TestDatabase implements AutoCloseable {

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final String TEMPLATE = "chimera_template";
  private static @Nullable EmbeddedServer server;

  private final String maintenanceUrl;
  private final String name;
  private final HikariDataSource pool;

  private TestDatabase(String maintenanceUrl, String name, String user, String password) {
    this.maintenanceUrl = maintenanceUrl;
    this.name = name;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(named(maintenanceUrl, name));
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(6);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(5000);
    this.pool = new HikariDataSource(config);
  }

  /// On the embedded server of this JVM.
  static TestDatabase fresh() {
    EmbeddedServer running = embedded();
    String name = "test_" + NUMBERS.incrementAndGet();
    execute(running, running.url(), "CREATE DATABASE %s TEMPLATE %s".formatted(name, TEMPLATE));
    return new TestDatabase(running.url(), name, running.user(), running.password());
  }

  /// On a server that a script outside has started; migrated, with TimescaleDB where that server
  /// has it.
  static TestDatabase on(String url, String user, String password) throws SQLException {
    String name = "test_%d_%d".formatted(ProcessHandle.current().pid(), NUMBERS.incrementAndGet());
    try (var connection = DriverManager.getConnection(url, user, password);
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    TestDatabase database = new TestDatabase(url, name, user, password);
    migrate(database.dataSource());
    return database;
  }

  /// Lets go of every connection: a session keeps what it once knew of an extension, and answers
  /// "could not open relation" when that was dropped by another.
  void reconnect() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  public DataSource dataSource() {
    return pool;
  }

  public DSLContext sql() {
    return DSL.using(pool, SQLDialect.POSTGRES);
  }

  public String url() {
    return named(maintenanceUrl, name);
  }

  public String user() {
    return pool.getUsername();
  }

  public String password() {
    return pool.getPassword();
  }

  /// Makes a pool, as the start-up would, and returns its id.
  public int createPool(String coin) {
    return sql()
        .fetchSingle(
            """
            INSERT INTO pool.pool (name, coin, algorithm, simulated, created_at)
            VALUES ({0}, {1}, 'sha256d', true, timestamptz '2026-11-21 09:00:00Z') RETURNING id""",
            DSL.val("Pool of " + coin), DSL.val(coin))
        .get(0, Integer.class);
  }

  @Override
  public void close() {
    pool.close();
    try (var connection =
            DriverManager.getConnection(maintenanceUrl, pool.getUsername(), pool.getPassword());
        var statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void migrate(DataSource database) {
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration")
        .defaultSchema("chimera")
        .load()
        .migrate();
    new Timescale().apply(database);
  }

  private static synchronized EmbeddedServer embedded() {
    EmbeddedServer running = server;
    if (running == null) {
      running = EmbeddedServer.start(place(), 0);
      server = running;
      Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::stop));
      execute(running, running.url(), "CREATE DATABASE " + TEMPLATE);
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(named(running.url(), TEMPLATE));
      config.setUsername(running.user());
      config.setPassword(running.password());
      config.setMaximumPoolSize(2);
      try (HikariDataSource template = new HikariDataSource(config)) {
        migrate(template);
      }
    }
    return running;
  }

  private static void stop() {
    EmbeddedServer running = server;
    if (running != null) {
      running.close();
      deleteAll(home());
    }
  }

  private static EmbeddedPlace place() {
    try {
      Files.createDirectories(home());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new EmbeddedPlace(home().resolve("postgres"), programs());
  }

  /// Unpacked once for all tests.
  static Path programs() {
    return Path.of("target", "test-postgres-programs").toAbsolutePath();
  }

  private static Path home() {
    return Path.of("target", "test-database-" + ProcessHandle.current().pid()).toAbsolutePath();
  }

  static void deleteAll(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(EmbeddedServer on, String url, String statement) {
    try (var connection = DriverManager.getConnection(url, on.user(), on.password());
        var sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String named(String url, String name) {
    return url.substring(0, url.lastIndexOf('/') + 1) + name;
  }
}
