package org.chimerapool.stratum;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A miner of its own, written from the protocol alone: nothing of Chimera's own code is in it. One
/// thread.
public final class StratumClient implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HexFormat HEX = HexFormat.of();
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;
  private final BufferedReader in;
  private final OutputStream out;
  private final Deque<JsonNode> unasked = new ArrayDeque<>();
  private int lastId;
  private byte[] extranonce1 = {};
  private String sessionId = "";
  private int extranonce2Size;
  private double difficulty = 1;
  private @Nullable JsonNode job;

  public StratumClient(int port) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  /// Over a socket that is connected already.
  public StratumClient(Socket connected) throws IOException {
    socket = connected;
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    out = socket.getOutputStream();
  }

  /// A share as found.
  public record Share(String jobId, String extranonce2, String time, String nonce) {}

  public void sendRaw(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /// Sends a request and returns its answer; what the server says unasked in between is kept.
  public JsonNode call(String method, String params) throws IOException {
    int id = ++lastId;
    sendRaw("{\"id\":%d,\"method\":\"%s\",\"params\":%s}\n".formatted(id, method, params));
    for (JsonNode line = read(); line != null; line = read()) {
      if (line.has("method")) {
        unasked.add(line);
      } else if (line.get("id").asInt() == id) {
        return line;
      }
    }
    throw new IOException("the server hung up before it answered " + method);
  }

  /// Subscribes and notes what was given.
  public void subscribe(String agent) throws IOException {
    subscribe(agent, "");
  }

  /// Subscribes as one who was here before and shows the session id of that time.
  public void subscribe(String agent, String session) throws IOException {
    String params =
        session.isEmpty()
            ? "[\"%s\"]".formatted(agent)
            : "[\"%s\",\"%s\"]".formatted(agent, session);
    JsonNode result = call("mining.subscribe", params).get("result");
    sessionId = result.get(0).get(1).get(1).asString();
    extranonce1 = HEX.parseHex(result.get(1).asString());
    extranonce2Size = result.get(2).asInt();
  }

  public JsonNode authorize(String user, String password) throws IOException {
    return call("mining.authorize", "[\"%s\",\"%s\"]".formatted(user, password));
  }

  /// Reads until a job has come; difficulties on the way are noted.
  public String awaitJob() throws IOException {
    while (true) {
      JsonNode said = unasked.isEmpty() ? read() : unasked.poll();
      if (said == null) {
        throw new IOException("the server hung up before it sent a job");
      }
      if (take(said)) {
        return said.get("params").get(0).asString();
      }
    }
  }

  /// Takes up jobs and difficulties that came together with answers, without waiting for more.
  public void takeNews() {
    for (JsonNode said = unasked.poll(); said != null; said = unasked.poll()) {
      take(said);
    }
  }

  /// @return whether it was a job
  private boolean take(JsonNode said) {
    switch (said.get("method").asString()) {
      case "mining.set_extranonce" ->
          extranonce1 = HEX.parseHex(said.get("params").get(0).asString());
      case "mining.set_difficulty" -> difficulty = said.get("params").get(0).asDouble();
      case "mining.notify" -> {
        job = said.get("params");
        return true;
      }
      default -> {}
    }
    return false;
  }

  /// What the server calls the session; a secret.
  public String sessionId() {
    return sessionId;
  }

  /// As hex.
  public String extranonce1() {
    return HEX.formatHex(extranonce1);
  }

  public double difficulty() {
    return difficulty;
  }

  /// Tries nonces from `fromNonce` on until one meets the difficulty.
  public Share mine(int fromNonce) {
    JsonNode work = job;
    if (work == null) {
      throw new IllegalStateException("no job yet");
    }
    byte[] extranonce2 = new byte[extranonce2Size];
    byte[] header = header(work, extranonce2);
    for (int nonce = fromNonce; nonce < fromNonce + 50_000_000; nonce++) {
      for (int i = 0; i < 4; i++) {
        header[76 + i] = (byte) (nonce >>> (8 * i));
      }
      if (difficultyOf(sha256d(header)) >= difficulty) {
        return new Share(
            work.get(0).asString(),
            HEX.formatHex(extranonce2),
            work.get(7).asString(),
            HEX.toHexDigits(nonce));
      }
    }
    throw new IllegalStateException("no share found at difficulty " + difficulty);
  }

  public JsonNode submit(String user, Share share) throws IOException {
    return call(
        "mining.submit",
        "[\"%s\",\"%s\",\"%s\",\"%s\",\"%s\"]"
            .formatted(user, share.jobId(), share.extranonce2(), share.time(), share.nonce()));
  }

  /// The next line, or null at the end of the connection.
  public @Nullable JsonNode read() throws IOException {
    String line = in.readLine();
    return line == null ? null : JSON.readTree(line);
  }

  /// Whether the server ends the connection; lines before the end are passed over.
  public boolean isHungUpOn() throws IOException {
    try {
      while (in.readLine() != null) {
        // not what is asked for
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private byte[] header(JsonNode work, byte[] extranonce2) {
    byte[] coinbase =
        HEX.parseHex(
            work.get(2).asString()
                + HEX.formatHex(extranonce1)
                + HEX.formatHex(extranonce2)
                + work.get(3).asString());
    byte[] root = sha256d(coinbase);
    for (JsonNode branch : work.get(4)) {
      root = sha256d(HEX.parseHex(HEX.formatHex(root) + branch.asString()));
    }
    return HEX.parseHex(
        reversedWords(work.get(5).asString())
            + reversedWords(work.get(1).asString())
            + HEX.formatHex(root)
            + reversedWords(work.get(7).asString())
            + reversedWords(work.get(6).asString())
            + "00000000");
  }

  /// The bytes of each 4-byte word the other way round.
  private static String reversedWords(String hex) {
    StringBuilder out = new StringBuilder();
    for (int word = 0; word < hex.length(); word += 8) {
      for (int i = 6; i >= 0; i -= 2) {
        out.append(hex, word + i, word + i + 2);
      }
    }
    return out.toString();
  }

  private static double difficultyOf(byte[] hash) {
    double value = 0;
    for (int i = hash.length - 1; i >= 0; i--) {
      value = value * 256 + (hash[i] & 0xff);
    }
    return 0xffff * 0x1p208 / value;
  }

  private static byte[] sha256d(byte[] data) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return digest.digest(digest.digest(data));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
