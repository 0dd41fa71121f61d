package org.chimerapool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A miner that keeps many submits in flight and remembers the hash of each that was answered
/// `true`.
///
/// Written from the protocol alone, without a class of the pool. It relies on a pool difficulty so
/// low that nearly every nonce is a share, and stops when the connection breaks.
final class FloodMiner implements Runnable {

  private static final HexFormat HEX = HexFormat.of();
  private static final JsonNode NO_JOB = MissingNode.getInstance();

  private final int port;
  private final String user;
  private final int inFlight;
  private final int limit;
  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<Long, String> sent = new ConcurrentHashMap<>();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refused = new AtomicInteger();
  private byte[] extranonce1 = {};
  private int extranonce2Size;
  private JsonNode job = NO_JOB;
  private long counter;

  /// @param limit submits to send at most
  FloodMiner(int port, String user, int inFlight, int limit) {
    this.port = port;
    this.user = user;
    this.inFlight = inFlight;
    this.limit = limit;
  }

  /// Proof-of-work hashes in computation order, hex, of the shares that were answered `true`.
  Set<String> acknowledged() {
    return acknowledged;
  }

  int refused() {
    return refused.get();
  }

  @Override
  public void run() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      write(out, "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"flood/1\"]}");
      write(
          out,
          "{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"%s\",\"x\"]}".formatted(user));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        read(json.readTree(line));
        if (!job.equals(NO_JOB) && sent.size() <= inFlight / 2) {
          refill(out);
        }
        if (counter >= limit && sent.isEmpty()) {
          return;
        }
      }
    } catch (IOException broken) {
      // The pool was killed: what was acknowledged until here is what counts.
    }
  }

  private void read(JsonNode message) {
    switch (message.path("method").asString("")) {
      case "mining.notify" -> job = message.get("params");
      case "" -> answer(message);
      default -> {}
    }
  }

  private void answer(JsonNode message) {
    long id = message.path("id").asLong();
    if (id == 1) {
      extranonce1 = HEX.parseHex(message.get("result").get(1).asString());
      extranonce2Size = message.get("result").get(2).asInt();
      return;
    }
    String hash = sent.remove(id);
    if (hash == null) {
      return;
    }
    if (message.path("result").asBoolean(false)) {
      acknowledged.add(hash);
    } else {
      refused.incrementAndGet();
    }
  }

  private void refill(OutputStream out) throws IOException {
    StringBuilder lines = new StringBuilder();
    while (sent.size() < inFlight && counter < limit) {
      long id = 10 + counter++;
      String extranonce2 = HEX.toHexDigits(counter).substring(16 - 2 * extranonce2Size);
      String nonce = HEX.toHexDigits((int) (counter * 2_654_435_761L));
      sent.put(id, hash(extranonce2, nonce));
      lines
          .append("{\"id\":")
          .append(id)
          .append(",\"method\":\"mining.submit\",\"params\":[\"")
          .append(user)
          .append("\",\"")
          .append(job.get(0).asString())
          .append("\",\"")
          .append(extranonce2)
          .append("\",\"")
          .append(job.get(7).asString())
          .append("\",\"")
          .append(nonce)
          .append("\"]}\n");
    }
    out.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private String hash(String extranonce2, String nonce) {
    byte[] coinbase =
        HEX.parseHex(
            job.get(2).asString()
                + HEX.formatHex(extranonce1)
                + extranonce2
                + job.get(3).asString());
    byte[] root = twice(coinbase);
    for (JsonNode branch : job.get(4)) {
      root = twice(HEX.parseHex(HEX.formatHex(root) + branch.asString()));
    }
    String header =
        reversed(job.get(5).asString())
            + wordsReversed(job.get(1).asString())
            + HEX.formatHex(root)
            + reversed(job.get(7).asString())
            + reversed(job.get(6).asString())
            + reversed(nonce);
    return HEX.formatHex(twice(HEX.parseHex(header)));
  }

  private static String wordsReversed(String hex) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < hex.length(); i += 8) {
      out.append(reversed(hex.substring(i, i + 8)));
    }
    return out.toString();
  }

  private static String reversed(String hex) {
    StringBuilder out = new StringBuilder();
    for (int i = hex.length() - 2; i >= 0; i -= 2) {
      out.append(hex, i, i + 2);
    }
    return out.toString();
  }

  private static byte[] twice(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return digest.digest(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(OutputStream out, String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  /// Runs miners in parallel until all have ended.
  static void runAll(List<FloodMiner> miners) throws InterruptedException {
    List<Thread> threads = miners.stream().map(miner -> Thread.ofPlatform().start(miner)).toList();
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
