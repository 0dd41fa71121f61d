package org.chimerapool.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chimerapool.ChimeraApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command `miners` in a process of its own.
final class MinersProcess {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path json;
  private final Path output;
  private final Process process;

  private MinersProcess(Path json, Path output, Process process) {
    this.json = json;
    this.output = output;
    this.process = process;
  }

  static MinersProcess start(String pool, List<String> arguments) throws IOException {
    Path json = Files.createTempFile("miners", ".json");
    Path output = Files.createTempFile("miners", ".txt");
    List<String> all = new ArrayList<>(List.of("miners", pool, "--json", json.toString()));
    all.addAll(arguments);
    Process process =
        JavaProcess.start(
            JavaProcess.of("1g", ChimeraApplication.class.getName(), all)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile()));
    return new MinersProcess(json, output, process);
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /// Processor time that it has taken, in nanoseconds.
  long cpuNanos() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  /// Waits for the end.
  ///
  /// @return the report
  JsonNode report() throws IOException, InterruptedException {
    if (process.waitFor() != 0) {
      throw new IOException("the miners failed:\n" + Files.readString(output));
    }
    return read();
  }

  /// Ends it, as Ctrl-C does.
  ///
  /// @return the report
  JsonNode end() throws IOException, InterruptedException {
    process.destroy();
    process.waitFor();
    return read();
  }

  private JsonNode read() throws IOException {
    JsonNode report = JSON.readTree(json.toFile());
    Files.delete(json);
    Files.delete(output);
    return report;
  }
}
