package org.chimerapool.simulation.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinersCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "| Missing required parameter: 'HOST:PORT'",
        "127.0.0.1 | expected the pool as HOST:PORT, got '127.0.0.1'",
        "127.0.0.1:0 | expected a port from 1 to 65535, got '0'",
        "127.0.0.1:x | expected a port from 1 to 65535, got 'x'",
        "127.0.0.1:1 -n 0 | must be at least 1",
        "127.0.0.1:1 -n many | 'many' is not an int",
        "127.0.0.1:1 -d soon | expected a time like 250ms, 30s, 5m or 2h, got 'soon'",
        "127.0.0.1:1 -m steady:x | expected a weight",
        "127.0.0.1:1 --profiles /no/such/file | cannot read /no/such/file",
        "127.0.0.1:1 -m steady --profiles x | mutually exclusive",
        "127.0.0.1:1 --from nowhere.invalid | nowhere.invalid",
        "127.0.0.1:1 --fast | Unknown option: '--fast'"
      })
  void saysWhichArgumentIsWrong(String arguments, String message) {
    List<String> words = arguments == null ? List.of() : List.of(arguments.split(" ", -1));
    assertThat(run(words)).isEqualTo(2);
    assertThat(err.toString()).startsWith("miners: ").contains(message).contains("miners --help");
    assertThat(err.toString()).doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void tellsItsOptionsAndKindsOfMiners() {
    assertThat(run(List.of("--help"))).isZero();
    assertThat(out.toString()).contains("HOST:PORT", "--flood", "--mix", "Exit status");
    assertThat(Mix.SHIPPED.keySet()).allSatisfy(kind -> assertThat(out.toString()).contains(kind));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void failsWhenNobodyListens() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(run(List.of("127.0.0.1:" + free, "-n", "2", "-d", "300ms", "--ramp", "0s")))
        .isEqualTo(1);
    assertThat(out.toString()).contains("0 of 2 set out").containsIgnoringCase("refused");
  }

  @Test
  void failsWhenTheReportCannotBeWritten(@TempDir Path folder) {
    String file = folder.resolve("none/report.json").toString();
    assertThat(run(List.of("127.0.0.1:1", "-n", "1", "-d", "100ms", "--json", file))).isEqualTo(1);
    assertThat(out.toString()).contains("cannot be written to " + file);
  }

  private int run(List<String> arguments) {
    return MinersCommand.run(
        arguments,
        new Sha256d(),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        false,
        Map.of());
  }
}
