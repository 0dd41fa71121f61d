package org.chimerapool.simulation.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.VirtualAgent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One connection's conversation with the pool. Belongs to one thread.
public final class MiningSession {

  private static final String AGENT = VirtualAgent.NAME + "/1.0";
  private static final long CONFIGURE = 1;
  private static final long SUBSCRIBE = 2;
  private static final long AUTHORIZE = 3;
  private static final int ROLLED_BITS = 0x1fffe000;
  private static final int MAX_EXTRANONCE2 = 16;

  private final PoolLink link;
  private final String user;
  private final Algorithm algorithm;
  private final ShareWatch watch;
  private final SplittableRandom random;
  private final Set<Long> shares = new HashSet<>();
  private long lastId = AUTHORIZE;
  private byte[] extranonce1 = new byte[0];
  private int extranonce2Size;
  private int versionMask;
  private double difficulty = 1;
  private @Nullable Given given;
  private @Nullable Work work;
  private @Nullable Given stale;
  private @Nullable FoundShare latest;

  /// A job with what was in force when it came: both hold for it for good.
  private record Given(
      StratumJob job, double difficulty, byte[] extranonce1, int extranonce2Size) {}

  public MiningSession(
      PoolLink link, String user, Algorithm algorithm, ShareWatch watch, SplittableRandom random) {
    this.link = link;
    this.user = user;
    this.algorithm = algorithm;
    this.watch = watch;
    this.random = random;
  }

  /// Asks for leave to roll versions.
  public void configure() throws IOException {
    String mask = HexFormat.of().toHexDigits(ROLLED_BITS);
    link.request(
        CONFIGURE,
        "mining.configure",
        List.of(List.of("version-rolling"), Map.of("version-rolling.mask", mask)));
  }

  /// Subscribes and authorizes.
  public void greet(String password) throws IOException {
    link.request(SUBSCRIBE, "mining.subscribe", List.of(AGENT));
    link.request(AUTHORIZE, "mining.authorize", List.of(user, password));
  }

  public boolean hasWork() {
    return given != null;
  }

  /// The job that is worked on.
  public @Nullable StratumJob job() {
    return given == null ? null : given.job();
  }

  public int extranonce2Size() {
    return extranonce2Size;
  }

  /// As [#handle(PoolLine)], for a line whose job nobody has read yet.
  public void handle(JsonNode line) throws IOException {
    handle(new PoolLine(line, null));
  }

  /// @throws IOException when the pool wants the connection to end or cannot be understood
  public void handle(PoolLine heard) throws IOException {
    JsonNode line = heard.json();
    try {
      if (heard.job() != null) {
        begin(heard.job());
      } else if (line.hasNonNull("method")) {
        handleCall(line.path("method").asString(""), line.path("params"), line.path("id"));
      } else {
        // ckpool says in a field of its own why it refuses.
        handleAnswer(
            line.path("id").asLong(0),
            line.path("result"),
            line.path("error"),
            line.path("reject-reason").asString("refused without a reason"));
      }
    } catch (IllegalArgumentException | JacksonException e) {
      throw new IOException("the pool sent what makes no sense: " + e.getMessage(), e);
    }
  }

  /// Tries that many nonces.
  ///
  /// @return what makes a share; nothing of it has been sent
  public List<FoundShare> search(int count) {
    Work current = given == null ? null : workOn(given);
    List<FoundShare> found = List.of();
    for (int i = 0; i < count && current != null; i++) {
      OptionalInt nonce = current.tryNext();
      if (nonce.isPresent()) {
        found = found.isEmpty() ? new ArrayList<>() : found;
        found.add(new FoundShare(current, nonce.getAsInt()));
      }
    }
    return found;
  }

  /// Sends a share.
  ///
  /// @return the request's id
  public long submit(FoundShare share) throws IOException {
    shares.add(++lastId);
    latest = share;
    link.request(
        lastId,
        "mining.submit",
        share.work().submission(user, share.nonce(), share.work().isRolling()));
    return lastId;
  }

  /// A share for the job before the last block; only one of each job.
  public Optional<FoundShare> late() {
    Given late = stale;
    stale = null;
    return Optional.ofNullable(late).map(each -> new FoundShare(newWork(each), random.nextInt()));
  }

  /// A share of the current job that is almost surely too easy.
  public Optional<FoundShare> tooEasy() {
    return Optional.ofNullable(given).map(each -> new FoundShare(workOn(each), random.nextInt()));
  }

  /// The share that was sent last.
  public Optional<FoundShare> again() {
    return Optional.ofNullable(latest);
  }

  private void handleCall(String method, JsonNode params, JsonNode id) throws IOException {
    switch (method) {
      case "mining.set_difficulty" -> difficulty = positive(params.path(0).asDouble(0));
      case "mining.notify" -> begin(StratumJob.read(params));
      case "mining.set_version_mask" -> {
        versionMask = HexFormat.fromHexDigits(params.path(0).asString("0"));
        work = null;
      }
      case "mining.set_extranonce" -> setExtranonce(params.path(0), params.path(1));
      case "mining.ping" -> link.answer(id, "pong");
      case "client.get_version" -> link.answer(id, AGENT);
      case "client.reconnect" -> throw new IOException("the pool asks to connect again");
      default -> {
        // A miner passes over what it does not know.
      }
    }
  }

  private void handleAnswer(long id, JsonNode result, JsonNode error, String rejectReason)
      throws IOException {
    boolean good = error.isMissingNode() || error.isNull();
    if (id == CONFIGURE) {
      versionMask =
          result.path("version-rolling").asBoolean(false)
              ? HexFormat.fromHexDigits(result.path("version-rolling.mask").asString("0"))
              : 0;
    } else if (id == SUBSCRIBE) {
      require(good, id, "subscribe", error);
      setExtranonce(result.path(1), result.path(2));
    } else if (id == AUTHORIZE) {
      require(good && result.asBoolean(false), id, "authorize", error);
    } else if (shares.remove(id)) {
      if (good && result.asBoolean(false)) {
        watch.accepted(id);
      } else {
        watch.refused(id, error.isNull() ? rejectReason : text(error));
      }
    }
  }

  private void require(boolean good, long id, String what, JsonNode error) throws IOException {
    if (!good) {
      String words = what + ": " + text(error);
      watch.refused(id, words);
      throw new IOException("the pool refuses to " + words);
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
    if (given != null && !Arrays.equals(given.job().previous(), next.previous())) {
      stale = given;
    }
    given = new Given(next, difficulty, extranonce1, extranonce2Size);
    work = null;
    watch.difficulty(difficulty);
  }

  /// The header that is being hashed. It is made when somebody asks for it: most jobs are given to
  /// many miners that hash little.
  private Work workOn(Given current) {
    if (work == null) {
      work = newWork(current);
    }
    return work;
  }

  /// A part of the job that was not worked on before.
  private Work newWork(Given of) {
    byte[] extranonce2 = new byte[of.extranonce2Size()];
    random.nextBytes(extranonce2);
    return new Work(
        algorithm,
        of.job(),
        of.difficulty(),
        of.extranonce1(),
        extranonce2,
        random.nextInt() & versionMask,
        versionMask);
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
