package org.chimerapool.deployment.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A machine with an agent: a folder, and a real bash in it.
final class TestMachine implements AutoCloseable {

  private final Path state;
  private final Map<String, String> environment;
  private final List<Process> started = new ArrayList<>();

  TestMachine(Path state, Map<String, String> environment) throws IOException {
    this.state = Files.createDirectories(state);
    this.environment = environment;
  }

  /// As an operator pastes it, but for the service.
  Process enrol(String console, String token) throws IOException {
    return bash("curl -fsSL %s/deploy/agent | bash -s -- %s --stay".formatted(console, token));
  }

  Process stay() throws IOException {
    return bash("exec bash %s stay".formatted(file("agent/resident.sh")));
  }

  Process bash(String line) throws IOException {
    ProcessBuilder bash = new ProcessBuilder("setsid", "bash", "-o", "pipefail", "-c", line);
    bash.environment().put("CHIMERA_STATE", state.toString());
    bash.environment().put("CHIMERA_GAP", "0");
    bash.environment().put("CHIMERA_IDENTITY", state.toString());
    bash.environment().putAll(environment);
    bash.redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(file("printed").toFile()));
    Process process = bash.start();
    started.add(process);
    return process;
  }

  Path file(String name) {
    return state.resolve(name);
  }

  String printed() {
    try {
      return Files.readString(file("printed"));
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    silence();
  }

  /// Switches it off.
  void silence() {
    for (Process each : started) {
      List<ProcessHandle> all =
          Stream.concat(Stream.of(each.toHandle()), each.descendants()).toList();
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(one -> one.onExit().join());
    }
    started.clear();
  }

  static void until(String what, BooleanSupplier holds) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
