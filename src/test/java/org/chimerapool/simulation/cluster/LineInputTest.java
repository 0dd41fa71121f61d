package org.chimerapool.simulation.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineInputTest {

  private final LineInput input = new LineInput();
  private final List<String> lines = new ArrayList<>();

  @Test
  void putsLinesTogetherHoweverTheyArrive() throws IOException {
    for (String part : List.of("on", "e\ntwo\nth", "", "r", "ee\n", "\n", "rest")) {
      read(part);
    }
    assertThat(lines).containsExactly("one", "two", "three", "");
    read("\n");
    assertThat(lines).endsWith("rest");
  }

  @Test
  void takesLinesLongerThanItsScratch() throws IOException {
    String line = "x".repeat(100);
    read(line + "\n" + line);
    read(line + "\nshort\n");
    assertThat(lines).containsExactly(line, line + line, "short");
  }

  @Test
  void givesUpOnALineWithoutEnd() throws IOException {
    String chunk = "x".repeat(1 << 19);
    read(chunk);
    read(chunk);
    assertThatIOException().isThrownBy(() -> read("x"));
  }

  private void read(String text) throws IOException {
    input.read(
        Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII),
        new byte[16],
        (bytes, from, to) ->
            lines.add(new String(bytes, from, to - from, StandardCharsets.US_ASCII)));
  }
}
