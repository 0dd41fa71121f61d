package org.chimerapool.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chimerapool.kernel.StartupFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL that outlived the Chimera which started it.
///
/// It is stopped rather than adopted: a server of unknown age may run with other settings, and a
/// clean stop takes less than a second. Only called by the process that holds the home's lock, so
/// the server belongs to nobody living.
final class OlderServer {

  private static final Logger log = LoggerFactory.getLogger(OlderServer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private OlderServer() {}

  /// @throws StartupFailure when it does not stop
  static void stop(EmbeddedPlace place) throws IOException {
    Optional<ProcessHandle> found = find(place.pidFile());
    if (found.isEmpty()) {
      return;
    }
    ProcessHandle server = found.get();
    if (!isPostgres(server)) {
      // The number now belongs to another program, or to a dead process that nobody has collected.
      Files.deleteIfExists(place.pidFile());
      return;
    }
    log.info("Stopping the database server {} that an earlier run left behind", server.pid());
    interrupt(server.pid());
    if (!isGone(place.pidFile(), PATIENCE)) {
      throw new StartupFailure(
          "An older PostgreSQL (process %d) still holds %s and did not stop within %d seconds."
              .formatted(server.pid(), place.data(), PATIENCE.toSeconds()),
          "Stop that process, then start Chimera again.");
    }
  }

  /// The server that works on the data just now.
  static Optional<ProcessHandle> running(EmbeddedPlace place) throws IOException {
    return find(place.pidFile()).filter(OlderServer::isPostgres);
  }

  /// Waits until a server has removed its pid file, the last thing that it does.
  static boolean isGone(Path pidFile, Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    while (Files.exists(pidFile)) {
      if (System.nanoTime() > until || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return true;
  }

  private static Optional<ProcessHandle> find(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(ProcessHandle::isAlive);
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(c -> c.endsWith("/postgres")).isPresent();
  }

  /// Asks for a fast shutdown: connections are ended, everything is written.
  private static void interrupt(long pid) throws IOException {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(pid)).inheritIO().start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
