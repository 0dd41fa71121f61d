package org.chimerapool.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starts a server that was there before, as it was started then: `pg_ctl restart` takes the
/// command from `postmaster.opts`, which the server itself has written beside its data.
final class ServerControl {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private ServerControl() {}

  /// Returns when the server takes connections, which may need a while: it goes through its log
  /// first.
  ///
  /// @throws IOException when it does not start
  static void start(EmbeddedPlace place) throws IOException {
    List<String> command = new ArrayList<>();
    if (ProcessHandle.current().info().user().filter("root"::equals).isPresent()) {
      // PostgreSQL refuses to run as root; in a user namespace it is somebody else.
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(
        List.of(
            programs(place).resolve("pg_ctl").toString(),
            "restart",
            "-D",
            place.data().toString(),
            "-w",
            "-t",
            Long.toString(PATIENCE.toSeconds())));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(place.log().toFile()))
            .start();
    try {
      if (!process.waitFor(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS)
          || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException("pg_ctl could not start it, see " + place.log());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while it was being started", e);
    }
  }

  /// Where the server's own program lay.
  private static Path programs(EmbeddedPlace place) throws IOException {
    String command = Files.readString(place.data().resolve("postmaster.opts"));
    int end = command.indexOf(" \"");
    if (end < 0) {
      throw new IOException("postmaster.opts does not say how the server was started");
    }
    Path folder = Path.of(command.substring(0, end)).getParent();
    if (folder == null) {
      throw new IOException("postmaster.opts does not say where the server's program is");
    }
    return folder;
  }
}
