package org.chimerapool.chain.adapter.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.chimerapool.kernel.Hash256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Against a publisher of a few lines; a real one is in the tests with bitcoind.
@Timeout(30)
class ZmqSubscriberTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final String GREETING =
      "ff00000000000000017f0300"
          + HEX.formatHex("NULL".getBytes(StandardCharsets.US_ASCII))
          + "00".repeat(48);
  private static final String READY =
      "0419" + "055245414459" + "0b536f636b65742d54797065" + "00000003" + "505542";
  private static final String BLOCK = "00".repeat(31) + "2a";

  private ServerSocket server;
  private final List<Hash256> heard = new ArrayList<>();
  private int connections;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void hearsBlocksAndPassesOverOtherMessages() throws IOException {
    publish(GREETING, READY + message("other", "aa") + message("hashblock", BLOCK));
    assertThatExceptionOfType(IOException.class).isThrownBy(this::receive);
    assertThat(connections).isEqualTo(1);
    assertThat(heard).containsExactly(Hash256.ofDisplayHex(BLOCK));
  }

  @Test
  void leavesPublisherThatFloodsIt() throws IOException {
    publish(GREETING, READY + "02" + "7fffffffffffffff");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(this::receive)
        .withMessageContaining("a frame of 9223372036854775807 bytes");
  }

  @Test
  void leavesPublisherWhoseMessageNeverEnds() throws IOException {
    publish(GREETING, READY + "0100".repeat(20));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(this::receive)
        .withMessageContaining("more than 8 parts");
  }

  @Test
  void refusesWhatSpeaksSomethingElse() throws IOException {
    publish(
        HEX.formatHex("HTTP/1.1 400 Bad Request\r\n".repeat(3).getBytes(StandardCharsets.US_ASCII)),
        "");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(this::receive)
        .withMessageContaining("does not speak ZMTP 3");
    assertThat(connections).isZero();
  }

  @Test
  void refusesPublisherThatWantsSecurity() throws IOException {
    String curve = HEX.formatHex("CURVE".getBytes(StandardCharsets.US_ASCII));
    publish("ff00000000000000017f0300" + curve + "00".repeat(47), "");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(this::receive)
        .withMessageContaining("not CURVE");
  }

  @Test
  void refusesAddressThatIsNoTcpOne() {
    for (String address : new String[] {"ipc:///tmp/x", "tcp://*:28332", "tcp://host"}) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () ->
                  new ZmqSubscriber(URI.create(address), Duration.ofSeconds(1))
                      .receive(() -> {}, heard::add))
          .withMessageContaining("expected tcp://host:port");
    }
  }

  private void receive() throws IOException {
    URI address = URI.create("tcp://127.0.0.1:" + server.getLocalPort());
    new ZmqSubscriber(address, Duration.ofSeconds(5)).receive(() -> connections++, heard::add);
  }

  /// Serves one subscriber: checks what it says, sends what is given, then hangs up.
  private void publish(String greeting, String rest) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (Socket socket = server.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream();
                in.readFully(new byte[64]);
                out.write(HEX.parseHex(greeting));
                if (!rest.isEmpty()) {
                  in.readFully(new byte[2 + 25]);
                  out.write(HEX.parseHex(rest.substring(0, READY.length())));
                  byte[] subscription = new byte[2 + 10];
                  in.readFully(subscription);
                  if (subscription[2] == 1) {
                    out.write(HEX.parseHex(rest.substring(READY.length())));
                  }
                }
              } catch (IOException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private static String message(String topic, String body) {
    return frame(1, HEX.formatHex(topic.getBytes(StandardCharsets.US_ASCII)))
        + frame(1, body)
        + frame(0, "01000000");
  }

  private static String frame(int flags, String body) {
    return "%02x%02x%s".formatted(flags, body.length() / 2, body);
  }
}
