package org.chimerapool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chimerapool.ChimeraApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command in a process of its own, against a pool that shares no code with it.
@Timeout(120)
class MinersCommandIT {

  /// Met after 4 300 hashes on average.
  private static final double EASY = 1e-6;

  @TempDir private Path folder;

  @Test
  void minesWithAllKindsOfMinersAndReports() throws Exception {
    try (FakePool pool = new FakePool(EASY)) {
      pool.sharesPerJob.set(20);
      JsonNode report =
          run(
              pool,
              "-n",
              "20",
              "-d",
              "8s",
              "-u",
              "simTest.{kind}{n}",
              "--mix",
              "steady:12 hashrate=30k; wrong:3 hashrate=30k invalid=50%; flaky:3 stay=1s away=1s;"
                  + " silent; deaf");
      assertThat(report.at("/connections/setOut").asInt()).isEqualTo(20);
      assertThat(report.at("/connections/made").asInt()).as("some came back").isGreaterThan(20);
      assertThat(report.at("/connections/ended/left by its profile").asInt()).isPositive();
      assertThat(report.at("/shares/accepted").asInt()).isGreaterThan(50);
      assertThat(report.at("/shares/refused/23 high-hash").asInt()).isPositive();
      assertThat(report.at("/answers/p99").asDouble()).isPositive();
      assertThat(report.at("/hashing").asDouble()).isPositive();
      assertThat(report.at("/blocks/0/spread/count").asInt()).isPositive();
      assertThat(pool.shares).anyMatch(share -> share.user().startsWith("simTest.steady"));
    }
  }

  @Test
  void floodsWithoutHashing() throws Exception {
    try (FakePool pool = new FakePool(1e-10)) {
      JsonNode report = run(pool, "-n", "4", "-d", "3s", "--flood", "--in-flight", "8");
      long answered = report.at("/shares/answered").asLong();
      assertThat(answered).isGreaterThan(500);
      assertThat(report.at("/shares/sent").asLong()).isBetween(answered, answered + 32);
      assertThat(report.at("/answers/count").asLong()).isEqualTo(answered);
      assertThat(report.at("/hashing").isNull()).isTrue();
    }
  }

  private JsonNode run(FakePool pool, String... arguments)
      throws IOException, InterruptedException {
    Path json = folder.resolve("report.json");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ChimeraApplication.class.getName(),
                "miners",
                "127.0.0.1:" + pool.port(),
                "--json",
                json.toString()));
    command.addAll(List.of(arguments));
    File output = folder.resolve("output.txt").toFile();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(output))
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String printed = Files.readString(output.toPath());
    assertThat(process.exitValue()).as(printed).isZero();
    assertThat(printed).contains("virtual miners, 127.0.0.1:").doesNotContain("\u001b");
    return JsonMapper.builder().build().readTree(json.toFile());
  }
}
