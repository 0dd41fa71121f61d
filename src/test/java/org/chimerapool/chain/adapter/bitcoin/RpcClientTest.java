package org.chimerapool.chain.adapter.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(30)
class RpcClientTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final NodeLogin LOGIN = new NodeLogin(FakeNode.USER, FakeNode.PASSWORD, "");
  private static final long MOST = 10_000;

  private FakeNode node;
  private RpcClient client;

  @BeforeEach
  void start() throws IOException {
    node = new FakeNode("one");
    client = new RpcClient(node.url(), LOGIN, Duration.ofSeconds(2), MOST);
  }

  @AfterEach
  void stop() {
    client.close();
    node.close();
  }

  @Test
  void returnsResultWithExactNumbers() throws Exception {
    node.raw("getx", 200, "{\"result\":{\"value\":0.1},\"error\":null,\"id\":\"chimera\"}");
    JsonNode result = client.call(SOON, "getx");
    assertThat(result.path("value").decimalValue()).isEqualTo(new BigDecimal("0.1"));
  }

  @Test
  void tellsNodesOwnWordsAndCode() {
    node.error("getx", -8, "Block height\nout of range");
    RpcException fault = fault("getx");
    assertThat(fault.kind()).isEqualTo(RpcException.Kind.REFUSED);
    assertThat(fault.code()).isEqualTo(-8);
    assertThat(fault).hasMessage("refuses getx: Block height out of range (-8)");
  }

  @Test
  void tellsThatNodeIsStarting() {
    node.error("getx", -28, "Verifying blocks…");
    assertThat(fault("getx").kind()).isEqualTo(RpcException.Kind.STARTING);
    node.raw("getx", 503, "Work queue depth exceeded");
    assertThat(fault("getx").kind()).isEqualTo(RpcException.Kind.STARTING);
  }

  @Test
  void tellsThatPasswordIsWrong() {
    try (RpcClient stranger =
        new RpcClient(
            node.url(), new NodeLogin("chimera", "wrong", ""), Duration.ofSeconds(2), MOST)) {
      RpcException fault =
          catchThrowableOfType(RpcException.class, () -> stranger.call(SOON, "getx"));
      assertThat(fault.kind()).isEqualTo(RpcException.Kind.NOT_LET_IN);
      assertThat(fault).hasMessageContaining("'chimera'").hasMessageNotContaining("wrong");
    }
  }

  @Test
  void readsCookieAnewForEachRequest(@TempDir Path folder) throws Exception {
    Path cookie = folder.resolve(".cookie");
    NodeLogin login = new NodeLogin("", "", cookie.toString());
    node.result("getx", 7);
    try (RpcClient byCookie = new RpcClient(node.url(), login, Duration.ofSeconds(2), MOST)) {
      RpcException missing =
          catchThrowableOfType(RpcException.class, () -> byCookie.call(SOON, "getx"));
      assertThat(missing).hasMessageContaining("cannot be read");
      Files.writeString(cookie, "__cookie__:old");
      RpcException old =
          catchThrowableOfType(RpcException.class, () -> byCookie.call(SOON, "getx"));
      assertThat(old.kind()).isEqualTo(RpcException.Kind.NOT_LET_IN);
      Files.writeString(cookie, FakeNode.USER + ":" + FakeNode.PASSWORD + "\n");
      assertThat(byCookie.call(SOON, "getx").intValue()).isEqualTo(7);
    }
  }

  @Test
  void callsGarbageWhatItIs() {
    for (String body : new String[] {"", "<html>", "[1,2", "{}", "7", "{\"a\":", "\u0000\u0001"}) {
      node.raw("getx", 200, body);
      assertThat(fault("getx").kind()).as(body).isEqualTo(RpcException.Kind.GARBAGE);
    }
    node.raw("getx", 302, "");
    assertThat(fault("getx").kind()).isEqualTo(RpcException.Kind.GARBAGE);
    node.raw("getx", 200, "[".repeat(5000));
    assertThat(fault("getx").kind()).isEqualTo(RpcException.Kind.GARBAGE);
  }

  @Test
  void stopsReadingAnAnswerThatIsTooLong() {
    node.raw("getx", 200, "{\"result\":\"" + "x".repeat((int) MOST) + "\"}");
    RpcException fault = fault("getx");
    assertThat(fault.kind()).isEqualTo(RpcException.Kind.GARBAGE);
    assertThat(fault).hasMessage("answers getx with more than 10000 bytes");
    assertThat(node.asked("getx")).isEqualTo(1);
  }

  @Test
  void stopsReadingAnAnswerOfTooManyParts() {
    String crowd = "[" + "[],".repeat(600_000) + "7]";
    node.raw("getx", 200, "{\"result\":" + crowd + "}");
    try (RpcClient roomy =
        new RpcClient(node.url(), LOGIN, Duration.ofSeconds(2), RpcClient.USUAL_ANSWER)) {
      RpcException fault = catchThrowableOfType(RpcException.class, () -> roomy.call(SOON, "getx"));
      assertThat(fault.kind()).isEqualTo(RpcException.Kind.GARBAGE);
    }
  }

  @Test
  void givesUpOnAnswerThatNeverComes() {
    node.hang("getx");
    RpcException fault =
        catchThrowableOfType(RpcException.class, () -> client.call(Duration.ofMillis(100), "getx"));
    assertThat(fault.kind()).isEqualTo(RpcException.Kind.TIMED_OUT);
    assertThat(fault).hasMessage("did not answer getx within 100 ms");
  }

  @Test
  void givesUpOnAnswerThatNeverEnds() {
    node.reply(
        "getx",
        (exchange, params) -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("{\"result\":".getBytes(StandardCharsets.US_ASCII));
          exchange.getResponseBody().flush();
        });
    RpcException fault =
        catchThrowableOfType(RpcException.class, () -> client.call(Duration.ofMillis(200), "getx"));
    assertThat(fault.kind()).isEqualTo(RpcException.Kind.TIMED_OUT);
  }

  @Test
  void tellsThatNothingListens() {
    node.stop();
    RpcException fault = fault("getx");
    assertThat(fault.kind()).isEqualTo(RpcException.Kind.UNREACHABLE);
    assertThat(fault).hasMessageContaining("127.0.0.1:" + node.url().getPort());
  }

  @Test
  void asksOnceMoreWhenConnectionBreaks() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> breakOnceThenAnswer(server));
      URI url = URI.create("http://127.0.0.1:" + server.getLocalPort());
      try (RpcClient patient = new RpcClient(url, LOGIN, Duration.ofSeconds(2), MOST)) {
        assertThat(patient.call(SOON, "getx").intValue()).isEqualTo(7);
      }
    }
  }

  private static void breakOnceThenAnswer(ServerSocket server) {
    try {
      try (Socket first = server.accept()) {
        first.getInputStream().read();
      }
      try (Socket second = server.accept()) {
        InputStream in = second.getInputStream();
        byte[] request = new byte[4096];
        in.read(request);
        second
            .getOutputStream()
            .write(
                "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"result\":7}"
                    .getBytes(StandardCharsets.US_ASCII));
        while (in.read(request) >= 0) {
          Thread.onSpinWait();
        }
      }
    } catch (IOException e) {
      // The client tells of it.
      Thread.currentThread().interrupt();
    }
  }

  private RpcException fault(String method) {
    return catchThrowableOfType(RpcException.class, () -> client.call(SOON, method));
  }
}
