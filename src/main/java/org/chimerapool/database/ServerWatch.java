package org.chimerapool.database;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees that the embedded server lives, on a thread of its own, and has it started again when it
/// has died: killed for want of memory, say.
///
/// A new server must not begin while processes of the dead one may still write: they end by
/// themselves when they miss it.
final class ServerWatch {

  private static final Logger log = LoggerFactory.getLogger(ServerWatch.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final EmbeddedPlace place;
  private final Start start;
  private List<ProcessHandle> family = List.of();
  private boolean told;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  /// Starts a server on the same data and port.
  interface Start {
    void again() throws IOException;
  }

  ServerWatch(EmbeddedPlace place, Start start) {
    this.place = place;
    this.start = start;
  }

  void start() {
    thread = Thread.ofPlatform().name("database-watch").daemon().start(this::run);
  }

  /// Returns when the server is no longer touched from here.
  void stop() {
    stopping = true;
    Thread running = thread;
    if (running != null) {
      // A start that goes on may take minutes.
      running.interrupt();
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  private void run() {
    while (!stopping) {
      try {
        look();
      } catch (IOException | RuntimeException e) {
        if (stopping) {
          return;
        }
        log.error("The embedded database cannot be started again, trying on: {}", e.toString());
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private void look() throws IOException {
    Optional<ProcessHandle> server = OlderServer.running(place);
    if (server.isPresent()) {
      family = server.get().descendants().toList();
      if (told) {
        told = false;
        log.info("The embedded database is there again");
      }
      return;
    }
    if (!told) {
      told = true;
      log.error("The embedded database has died; it is started again. See {}", place.log());
    }
    if (family.stream().anyMatch(ServerWatch::isWorking)) {
      return;
    }
    // Nobody may have collected the dead process, which the server would take for a living one.
    Files.deleteIfExists(place.pidFile());
    start.again();
  }

  private static boolean isWorking(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }
}
