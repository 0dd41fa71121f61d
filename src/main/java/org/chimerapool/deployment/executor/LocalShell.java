package org.chimerapool.deployment.executor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Bash on the console's own machine.
final class LocalShell implements Shell {

  /// What the console itself was told, passwords among it, is not a deployment's business.
  private static final Set<String> TOLD =
      Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "TMPDIR");

  private static final int MOST_OUTPUT = 8 << 20;

  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

  @Override
  public Output run(String program, Duration most) throws UnreachableException {
    Process bash;
    try {
      ProcessBuilder builder = new ProcessBuilder("bash", "-s");
      builder.environment().keySet().retainAll(TOLD);
      bash = builder.start();
    } catch (IOException e) {
      throw new UnreachableException(
          Layer.SHELL, "bash cannot be started here: " + e.getMessage(), e);
    }
    CompletableFuture<byte[]> out = all(bash.getInputStream());
    CompletableFuture<byte[]> err = all(bash.getErrorStream());
    try (var in = bash.getOutputStream()) {
      in.write(program.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended before it had read everything; its exit code tells why.
    }
    try {
      if (!bash.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new UnreachableException(
            Layer.CONNECTION, "this machine did not answer within " + most.toSeconds() + " s");
      }
      return new Output(
          bash.exitValue(), out.join(), new String(err.join(), StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException(Layer.CONNECTION, "the console stops", e);
    } finally {
      bash.destroyForcibly();
    }
  }

  private CompletableFuture<byte[]> all(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return stream.readNBytes(MOST_OUTPUT);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        readers);
  }

  @Override
  public void close() {
    // A child may hold what is read there: nobody waits for that.
    readers.shutdownNow();
  }
}
