package org.chimerapool.stratum.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chimerapool.stratum.codec.Incoming.Malformed;
import org.chimerapool.stratum.codec.Incoming.Oversized;
import org.chimerapool.stratum.codec.Incoming.Request;
import org.chimerapool.stratum.codec.Incoming.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineDecoderTest {

  private static final int MAX_LINE = 100;
  private static final String PING = "{\"id\":1,\"method\":\"ping\",\"params\":[\"a\"]}";
  private static final Incoming BLANK = new Incoming.Blank();
  private static final Request PINGED = new Request("1", "ping", List.of(new Json.Text("a")));

  private final EmbeddedChannel channel = new EmbeddedChannel(new LineDecoder(MAX_LINE));

  @AfterEach
  void leavesNothingBehind() {
    assertThat(channel.finish()).isFalse();
  }

  @Test
  void readsWholeLine() {
    assertThat(read(PING + "\n")).containsExactly(PINGED);
  }

  @Test
  void readsLineThatComesByteByByte() {
    List<Object> read = new ArrayList<>();
    for (byte b : (PING + "\n").getBytes(StandardCharsets.UTF_8)) {
      assertThat(read).isEmpty();
      read.addAll(read(new byte[] {b}));
    }
    assertThat(read).containsExactly(PINGED);
  }

  @Test
  void readsLinesThatComeTogether() {
    assertThat(read(PING + "\n" + PING + "\r\n\r\n\n  \n" + PING + "\n" + PING.substring(0, 9)))
        .containsExactly(PINGED, PINGED, BLANK, BLANK, BLANK, PINGED);
    assertThat(read(PING.substring(9) + "\n")).containsExactly(PINGED);
  }

  @Test
  void takesLineOfExactlyTheLimit() {
    String line = PING + " ".repeat(MAX_LINE - PING.length());

    assertThat(read(line + "\n")).containsExactly(PINGED);
    assertThat(read(line + " \n")).containsExactly(new Oversized(MAX_LINE));
  }

  @Test
  void givesUpOnEndlessLineBeforeItEnds() {
    assertThat(read("x".repeat(MAX_LINE))).isEmpty();
    assertThat(read("x")).containsExactly(new Oversized(MAX_LINE));
    assertThat(read("x".repeat(10_000) + "\n" + PING + "\n")).isEmpty();
  }

  @Test
  void forgetsHalfLineAtTheEnd() {
    assertThat(read(PING)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "-7",
        "0",
        "1.50",
        "1e400",
        "123456789012345678901234567890",
        "null",
        "\"abc\"",
        "\"a\\u0041\\\"\"",
        "\"é\"",
        "\"\""
      })
  void keepsIdAsItWasWritten(String id) {
    assertThat(
            read("{\"id\": " + id + " ,\"method\":\"m\",\"jsonrpc\":\"2.0\",\"x\":{\"y\":[1]}}\n"))
        .containsExactly(new Request(id, "m", List.of()));
  }

  @Test
  void takesMissingIdForNull() {
    assertThat(read("{\"method\":\"m\",\"params\":null}\n"))
        .containsExactly(new Request("null", "m", List.of()));
  }

  @Test
  void knowsAnswersFromRequests() {
    assertThat(read("{\"id\":1,\"result\":\"cgminer\",\"error\":null}\n"))
        .containsExactly(new Response("cgminer"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET / HTTP/1.1                        | null | expected '{' at byte 0",
        "[]                                    | null | expected '{' at byte 0",
        "{}                                    | null | expected a method",
        "{\"id\":5}                            | 5    | expected a method",
        "{\"id\":5,\"method\":1}               | 5    | expected a string as method",
        "{\"id\":5,\"method\":\"m\",\"params\":{}} | 5 | expected an array as params",
        "{\"id\":[1],\"method\":\"m\"}         | null | expected a number, a string or null as id",
        "{\"id\":true,\"method\":\"m\"}        | null | expected a number, a string or null as id",
        "{\"id\":5,\"method\":\"m\"}x          | 5    | expected the end of the line at byte 21",
        "{\"id\":5,\"method\":\"m\"            | 5    | expected '}' at byte 20",
        "{\"id\":05}                           | 0    | expected '}' at byte 7",
        "{\"id\":1.}                           | null | expected a digit at byte 8",
        "{\"id\":-}                            | null | expected a digit at byte 7",
        "{\"id\":nul}                          | null | expected a value at byte 6",
        "{\"id\":\"\\x\"}                      | null | expected an escape at byte 9",
        "{\"id\":\"\\u12g4\"}                  | null | expected four hex digits at byte 11",
        "{\"id\":\"abc                         | null | expected a closing quote at byte 10",
        "{id:1}                                | null | expected a quoted name at byte 1",
        "{\"x\":[[[[[[[[[1]]]]]]]]]}           | null | nested deeper than 8",
      })
  void saysWhatIsWrongWithLine(String line, String id, String what) {
    assertThat(read(line.strip() + "\n")).containsExactly(new Malformed(id, what));
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] line = "{\"id\":1,\"method\":\"xx\"}\n".getBytes(StandardCharsets.US_ASCII);
    line[18] = (byte) 0xc3;

    assertThat(read(line)).containsExactly(new Malformed("1", "not UTF-8"));
  }

  @Test
  void refusesControlCharactersInStrings() {
    assertThat(read("{\"id\":1,\"method\":\"a\u0007b\"}\n"))
        .containsExactly(
            new Malformed("1", "expected no control character in a string at byte 19"));
  }

  @Test
  void undoesEscapes() {
    assertThat(read("{\"id\":1,\"method\":\"\\ta\\u00e9\\/\\\\\\\"é\"}\n"))
        .containsExactly(new Request("1", "\taé/\\\"é", List.of()));
  }

  private List<Object> read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<Object> read(byte[] bytes) {
    channel.writeInbound(Unpooled.copiedBuffer(bytes));
    List<Object> read = new ArrayList<>();
    for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
      read.add(message);
    }
    return read;
  }
}
