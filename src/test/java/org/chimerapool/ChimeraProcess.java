package org.chimerapool;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.chimerapool.testing.FreePort;

/// The whole program in a process of its own, as an operator runs it, on free ports of loopback.
///
/// Keeps its data below the given home, so that a second process over the same home continues it.
public final class ChimeraProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Path home;
  private final int httpPort;
  private final int stratumPort;
  private final int databasePort;
  private final List<String> settings;
  private Process process;

  /// Starts the program.
  ///
  /// @param settings further command-line settings, each `--name=value`
  public static ChimeraProcess start(Path home, List<String> settings) throws IOException {
    return new ChimeraProcess(home, FreePort.next(), FreePort.next(), FreePort.next(), settings);
  }

  private ChimeraProcess(
      Path home, int httpPort, int stratumPort, int databasePort, List<String> settings)
      throws IOException {
    this.home = home;
    this.httpPort = httpPort;
    this.stratumPort = stratumPort;
    this.databasePort = databasePort;
    this.settings = settings;
    this.process = launch();
  }

  public int httpPort() {
    return httpPort;
  }

  public int stratumPort() {
    return stratumPort;
  }

  public int databasePort() {
    return databasePort;
  }

  public Path home() {
    return home;
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + httpPort + path);
  }

  /// What the program printed so far.
  public String output() throws IOException {
    return Files.readString(home.resolve("output.log"));
  }

  /// Waits until the program says that it is up.
  ///
  /// @return how long that took from now
  public Duration awaitReady() throws IOException, InterruptedException {
    Instant begin = Instant.now();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (Duration.between(begin, Instant.now()).compareTo(PATIENCE) < 0) {
        if (!process.isAlive()) {
          throw new IllegalStateException("the program ended:\n" + output());
        }
        if (isUp(client)) {
          return Duration.between(begin, Instant.now());
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
    }
    throw new IllegalStateException("not up after " + PATIENCE + ":\n" + output());
  }

  /// Ends the process the hard way, as `kill -9` does.
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /// Starts the program again over the same home and ports.
  public void restart() throws IOException {
    process = launch();
  }

  /// Ends the process the polite way.
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("did not end within a minute:\n" + output());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private Process launch() throws IOException {
    Files.createDirectories(home);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Xmx768m");
    command.add("-cp");
    command.add(classPathOfTheProgram());
    command.add("org.chimerapool.ChimeraApplication");
    command.add("--chimera.home=" + home.resolve("data"));
    command.add("--server.port=" + httpPort);
    command.add("--chimera.stratum.port=" + stratumPort);
    command.add("--chimera.database.port=" + databasePort);
    command.addAll(settings);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("output.log").toFile()))
        .start();
  }

  /// Without the tests' own classes, whose configurations the program would otherwise find.
  private static String classPathOfTheProgram() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private boolean isUp(HttpClient client) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url("/actuator/health")).timeout(Duration.ofSeconds(5)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
