package org.chimerapool.simulation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A tiny Stratum server that judges shares by code of its own.
final class FakePool implements AutoCloseable {

  static final String EXTRANONCE1 = "57a6f098";
  static final String MASK = "1fffe000";
  private static final HexFormat HEX = HexFormat.of();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final BigInteger DIFFICULTY_ONE = BigInteger.valueOf(0xffff).shiftLeft(208);
  private static final String COINBASE1 =
      "0200000001000000000000000000000000000000000000000000000000000000000000000000ffffffff19"
          + "03c943255c7075626c69632d706f6f6c5c";
  private static final String COINBASE2 =
      "ffffffff017a90000000000000160014e6f22ca44dc800e9d049621a3b9a42c509f1c4bc00000000";
  private static final String BRANCH =
      "175335649d5e8746982969ec88f52e85ac9917106fba5468e699c8879ab974a1";
  private static final String PREVIOUS =
      "171592f223740e92d223f6e68bff25279af7ac4f2246451e00000002000000";
  private static final String TIME = "64b3f3ec";

  /// What came of one share: `good`, `stale` or `low`.
  record Judged(String user, String jobId, String verdict, int parameters) {}

  final BlockingQueue<Judged> shares = new LinkedBlockingQueue<>();
  final BlockingQueue<String> agents = new LinkedBlockingQueue<>();
  final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

  /// Good shares after which there is a new job.
  final AtomicInteger sharesPerJob = new AtomicInteger(1_000_000);
  final double difficulty;
  private final boolean authorizes;
  private final ServerSocket server;
  private final List<Socket> clients = new CopyOnWriteArrayList<>();

  FakePool(double difficulty) throws IOException {
    this(difficulty, true, 0);
  }

  FakePool(double difficulty, boolean authorizes, int port) throws IOException {
    this.difficulty = difficulty;
    this.authorizes = authorizes;
    this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::acceptAll);
  }

  int port() {
    return server.getLocalPort();
  }

  void dropClients() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    dropClients();
  }

  private void acceptAll() {
    try {
      while (!server.isClosed()) {
        Socket client = server.accept();
        clients.add(client);
        Thread.ofVirtual().start(() -> new Client(client).serve());
      }
    } catch (IOException e) {
      // The server was closed: nobody comes any more.
      clients.clear();
    }
  }

  /// One connection.
  private final class Client {

    private final Socket socket;
    private String user = "";
    private int job;
    private int good;

    Client(Socket socket) {
      this.socket = socket;
    }

    void serve() {
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          answer(JSON.readTree(line));
        }
      } catch (IOException e) {
        user += "";
      } finally {
        ended.add(user);
      }
    }

    private void answer(JsonNode request) throws IOException {
      JsonNode params = request.path("params");
      String id = request.path("id").toString();
      switch (request.path("method").asString("")) {
        case "mining.configure" ->
            send(
                "{\"id\":%s,\"result\":{\"version-rolling\":true,\"version-rolling.mask\":\"%s\"},\"error\":null}"
                    .formatted(id, MASK));
        case "mining.subscribe" -> {
          agents.add(params.path(0).asString(""));
          send(
              "{\"id\":%s,\"result\":[[[\"mining.notify\",\"1\"]],\"%s\",4],\"error\":null}"
                  .formatted(id, EXTRANONCE1));
        }
        case "mining.authorize" -> {
          user = params.path(0).asString("");
          send(
              authorizes
                  ? "{\"id\":%s,\"result\":true,\"error\":null}".formatted(id)
                  : "{\"id\":%s,\"result\":null,\"error\":[24,\"unauthorized worker\",null]}"
                      .formatted(id));
          send(
              "{\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[%s]}"
                  .formatted(difficulty));
          notifyNext();
        }
        case "mining.submit" -> judge(id, params);
        default -> send("{\"id\":%s,\"result\":null,\"error\":[20,\"what?\",null]}".formatted(id));
      }
    }

    private void notifyNext() throws IOException {
      job++;
      send(
          "{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"%d\",\"%s\",\"%s\",\"%s\",[\"%s\"],\"20000000\",\"192495f8\",\"%s\",true]}"
              .formatted(job, previous(), COINBASE1, COINBASE2, BRANCH, TIME));
    }

    private String previous() {
      return PREVIOUS + HEX.toHexDigits((byte) job);
    }

    private void judge(String id, JsonNode params) throws IOException {
      String jobId = params.path(1).asString("");
      String verdict =
          !jobId.equals(Integer.toString(job)) ? "stale" : isGood(params) ? "good" : "low";
      String answer =
          switch (verdict) {
            case "good" -> "\"result\":true,\"error\":null";
            case "stale" -> "\"result\":null,\"error\":[21,\"stale-prevblk\",null]";
            default -> "\"result\":null,\"error\":[23,\"high-hash\",null]";
          };
      send("{\"id\":%s,%s}".formatted(id, answer));
      shares.add(new Judged(params.path(0).asString(""), jobId, verdict, params.size()));
      if (verdict.equals("good") && ++good % sharesPerJob.get() == 0) {
        notifyNext();
      }
    }

    /// Builds the header byte by byte as the protocol says.
    private boolean isGood(JsonNode params) {
      byte[] root = twice(hex(COINBASE1 + EXTRANONCE1 + params.path(2).asString("") + COINBASE2));
      root = twice(hex(HEX.formatHex(root) + BRANCH));
      long mask = Long.parseLong(MASK, 16);
      long bits = Long.parseLong(params.path(5).asString("0"), 16);
      long version = (0x20000000L & ~mask) | bits;
      StringBuilder header = new StringBuilder(reversed("%08x".formatted(version)));
      for (int i = 0; i < 64; i += 8) {
        header.append(reversed(previous().substring(i, i + 8)));
      }
      header.append(HEX.formatHex(root)).append(reversed(params.path(3).asString("")));
      header.append(reversed("192495f8")).append(reversed(params.path(4).asString("")));
      byte[] hash = twice(hex(header.toString()));
      BigInteger value = new BigInteger(reversed(HEX.formatHex(hash)), 16);
      return (bits & ~mask) == 0
          && DIFFICULTY_ONE.doubleValue() / value.doubleValue() >= difficulty * 0.999999;
    }

    private synchronized void send(String line) throws IOException {
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String reversed(String hex) {
    StringBuilder out = new StringBuilder();
    for (int i = hex.length() - 2; i >= 0; i -= 2) {
      out.append(hex, i, i + 2);
    }
    return out.toString();
  }

  private static byte[] hex(String digits) {
    return HEX.parseHex(digits);
  }

  private static byte[] twice(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return digest.digest(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
