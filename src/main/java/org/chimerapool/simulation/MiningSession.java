package org.chimerapool.simulation;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.VirtualAgent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One connection's conversation with the pool. Belongs to one thread.
final class MiningSession {

  private static final String AGENT = VirtualAgent.NAME + "/1.0";
  private static final long CONFIGURE = 1;
  private static final long SUBSCRIBE = 2;
  private static final long AUTHORIZE = 3;
  private static final int ROLLED_BITS = 0x1fffe000;
  private static final int MAX_EXTRANONCE2 = 16;

  private final StratumConnection connection;
  private final String user;
  private final Algorithm algorithm;
  private final Tally tally;
  private final SplittableRandom random;
  private final Set<Long> shares = new HashSet<>();
  private long lastId = AUTHORIZE;
  private byte[] extranonce1 = new byte[0];
  private int extranonce2Size;
  private int versionMask;
  private double difficulty = 1;
  private @Nullable Given given;
  private @Nullable Work work;
  private @Nullable Work stale;

  /// A job with what was in force when it came: both hold for it for good.
  private record Given(
      StratumJob job, double difficulty, byte[] extranonce1, int extranonce2Size) {}

  MiningSession(
      StratumConnection connection,
      String user,
      Algorithm algorithm,
      Tally tally,
      SplittableRandom random) {
    this.connection = connection;
    this.user = user;
    this.algorithm = algorithm;
    this.tally = tally;
    this.random = random;
  }

  void greet() throws IOException {
    String mask = HexFormat.of().toHexDigits(ROLLED_BITS);
    connection.request(
        CONFIGURE,
        "mining.configure",
        List.of(List.of("version-rolling"), Map.of("version-rolling.mask", mask)));
    connection.request(SUBSCRIBE, "mining.subscribe", List.of(AGENT));
    connection.request(AUTHORIZE, "mining.authorize", List.of(user, "x"));
  }

  boolean hasWork() {
    return work != null;
  }

  /// @throws IOException when the pool wants the connection to end or cannot be understood
  void handle(JsonNode line) throws IOException {
    try {
      if (line.hasNonNull("method")) {
        handleCall(line.path("method").asString(""), line.path("params"), line.path("id"));
      } else {
        handleAnswer(line.path("id").asLong(0), line.path("result"), line.path("error"));
      }
    } catch (IllegalArgumentException | JacksonException e) {
      throw new IOException("the pool sent what makes no sense: " + e.getMessage(), e);
    }
  }

  /// Tries that many nonces and sends what makes a share.
  ///
  /// @return how many shares were sent
  int hash(int count) throws IOException {
    int found = 0;
    for (int i = 0; i < count && work != null; i++) {
      OptionalInt nonce = work.tryNext();
      if (nonce.isPresent()) {
        submit(work, nonce.getAsInt());
        found++;
      }
    }
    return found;
  }

  /// Sends a share that is late where there is an older job, otherwise one that is too easy.
  void misbehave() throws IOException {
    Work wrong = stale == null ? work : stale;
    stale = null;
    if (wrong != null) {
      submit(wrong, random.nextInt());
    }
  }

  private void submit(Work of, int nonce) throws IOException {
    shares.add(++lastId);
    connection.request(lastId, "mining.submit", of.submission(user, nonce, versionMask != 0));
  }

  private void handleCall(String method, JsonNode params, JsonNode id) throws IOException {
    switch (method) {
      case "mining.set_difficulty" -> difficulty = positive(params.path(0).asDouble(0));
      case "mining.notify" -> begin(StratumJob.read(params));
      case "mining.set_version_mask" -> {
        versionMask = HexFormat.fromHexDigits(params.path(0).asString("0"));
        renew();
      }
      case "mining.set_extranonce" -> setExtranonce(params.path(0), params.path(1));
      case "mining.ping" -> connection.answer(id, "pong");
      case "client.get_version" -> connection.answer(id, AGENT);
      case "client.reconnect" -> throw new IOException("the pool asks to connect again");
      default -> {
        // A miner passes over what it does not know.
      }
    }
  }

  private void handleAnswer(long id, JsonNode result, JsonNode error) throws IOException {
    boolean good = error.isMissingNode() || error.isNull();
    if (id == CONFIGURE) {
      versionMask =
          result.path("version-rolling").asBoolean(false)
              ? HexFormat.fromHexDigits(result.path("version-rolling.mask").asString("0"))
              : 0;
    } else if (id == SUBSCRIBE) {
      require(good, "subscribe", error);
      setExtranonce(result.path(1), result.path(2));
    } else if (id == AUTHORIZE) {
      require(good && result.asBoolean(false), "authorize", error);
    } else if (shares.remove(id)) {
      if (good && result.asBoolean(false)) {
        tally.accepted.incrementAndGet();
      } else {
        tally.refused.incrementAndGet();
        tally.lastRefusal = text(error);
      }
    }
  }

  private void require(boolean good, String what, JsonNode error) throws IOException {
    if (!good) {
      tally.lastRefusal = what + ": " + text(error);
      throw new IOException("the pool refuses to " + tally.lastRefusal);
    }
  }

  private void setExtranonce(JsonNode first, JsonNode size) {
    extranonce1 = HexFormat.of().parseHex(first.asString(""));
    extranonce2Size = size.asInt(0);
    if (extranonce2Size < 1 || extranonce2Size > MAX_EXTRANONCE2) {
      throw new IllegalArgumentException("an extranonce2 of " + extranonce2Size + " bytes");
    }
  }

  private void begin(StratumJob next) {
    if (extranonce2Size == 0) {
      throw new IllegalArgumentException("a job before the answer to mining.subscribe");
    }
    if (work != null && !Arrays.equals(work.job().previous(), next.previous())) {
      stale = work;
    }
    given = new Given(next, difficulty, extranonce1, extranonce2Size);
    renew();
  }

  /// Starts on a part of the job that was not worked on before.
  private void renew() {
    Given current = given;
    if (current == null) {
      return;
    }
    byte[] extranonce2 = new byte[current.extranonce2Size()];
    random.nextBytes(extranonce2);
    int bits = random.nextInt() & versionMask;
    work =
        new Work(
            algorithm,
            current.job(),
            current.difficulty(),
            current.extranonce1(),
            extranonce2,
            bits,
            versionMask);
    tally.difficulty = current.difficulty();
  }

  private static double positive(double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a difficulty of " + value);
    }
    return value;
  }

  /// `[code, message, data]`, or an object with a message.
  private static String text(JsonNode error) {
    return error.isArray()
        ? error.path(0).asInt(0) + " " + error.path(1).asString("")
        : error.path("message").asString(error.toString());
  }
}
