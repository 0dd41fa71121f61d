package org.chimerapool.stratum.dialect;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Target;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.pool.ShareSubmission;
import org.chimerapool.stratum.codec.Incoming.Request;
import org.chimerapool.stratum.codec.Json;

/// Stratum as Bitcoin's miners speak it, also those of other chains with the same header.
///
/// Subscribe and authorize may come in either order; work starts when both are done. Belongs to one
/// connection and its thread.
public final class BitcoinDialect {

  private static final int MAX_SHOWN = 32;
  private static final int TARGET_DIGITS = 64;
  private static final String VERSION = "\"Chimera\"";

  private final Conversation talk;
  private final int serverMask;
  private boolean subscribed;
  private boolean resuming;

  /// @param serverMask version bits that miners may roll
  public BitcoinDialect(Conversation talk, int serverMask) {
    this.talk = talk;
    this.serverMask = serverMask;
  }

  /// Whether the miner may be given jobs.
  public boolean isReady() {
    return subscribed && talk.miner().isAuthorized();
  }

  public void handle(Request request, Answer answer) {
    List<Json> params = request.params();
    switch (request.method()) {
      case "mining.submit" -> submit(params, answer);
      case "mining.configure" -> new Configure(talk, serverMask).handle(params, answer);
      case "mining.subscribe" -> subscribe(params, answer);
      case "mining.authorize" -> authorize(params, answer);
      case "mining.suggest_difficulty" -> suggestDifficulty(params, answer);
      case "mining.suggest_target" -> suggestTarget(params, answer);
      case "mining.extranonce.subscribe" -> {
        talk.extranonceMayChange();
        answer.result("true");
      }
      case "mining.get_transactions" ->
          answer.error(ErrorCode.OTHER, "transactions are not handed out");
      case "mining.ping" -> answer.result("\"pong\"");
      case "mining.pong" -> answer.result("true");
      case "client.get_version" -> answer.result(VERSION);
      case "mining.term" -> {
        answer.result("true");
        talk.hangUp();
      }
      default -> answer.error(ErrorCode.OTHER, "unknown method " + shorten(request.method()));
    }
  }

  private void subscribe(List<Json> params, Answer answer) {
    if (resuming) {
      answer.error(ErrorCode.OTHER, "already subscribing: wait for the answer");
      return;
    }
    MinerSession miner = talk.miner();
    String agent = text(params, 0);
    if (!agent.isBlank()) {
      miner.identify(agent);
    }
    int agreed = miner.versionMask();
    resuming = true;
    miner.resume(text(params, 1), talk.now(), resumed -> welcome(agreed, resumed, answer));
  }

  /// @param agreed version bits that were agreed on before
  private void welcome(int agreed, boolean resumed, Answer answer) {
    MinerSession miner = talk.miner();
    resuming = false;
    subscribed = true;
    talk.subscribed();
    answer.result(
        "[[[\"mining.set_difficulty\",\"%s\"],[\"mining.notify\",\"%s\"]],\"%s\",%d]"
            .formatted(
                miner.token(),
                miner.token(),
                HexFormat.of().formatHex(miner.extranonce1()),
                talk.extranonce2Size()));
    if (resumed && agreed == 0 && miner.versionMask() != 0) {
      talk.tellVersionMask();
    }
    if (miner.agent().isEmpty()) {
      talk.askVersion();
    }
    talk.refreshWork();
  }

  private void authorize(List<Json> params, Answer answer) {
    if (params.isEmpty() || !(params.getFirst() instanceof Json.Text(String user))) {
      answer.no(ErrorCode.UNAUTHORIZED_WORKER, "expected a worker's name as first parameter");
      talk.refusedName("");
      return;
    }
    if (!talk.hasRoomFor(user)) {
      // No offence: a proxy knows nothing of this pool's limits.
      answer.no(
          ErrorCode.UNAUTHORIZED_WORKER,
          "too many workers on one connection: open another one for the rest");
      return;
    }
    if (!talk.miner().authorize(user)) {
      answer.no(
          ErrorCode.UNAUTHORIZED_WORKER,
          "unauthorized worker: expected ADDRESS or ADDRESS.RIG with an address of this coin");
      talk.refusedName(user);
      return;
    }
    talk.admitted(user);
    answer.result("true");
    Passwords.difficulty(text(params, 1)).ifPresent(this::fix);
    talk.refreshWork();
  }

  /// Whoever writes a difficulty into the password wants that one, whatever vardiff thinks of it.
  /// The miner is told what it got: nothing else says why its difficulty never moves.
  private void fix(Difficulty wish) {
    Difficulty kept = talk.miner().fix(wish, talk.now());
    talk.show(
        kept.equals(wish)
            ? "Your difficulty is fixed at %s, as d= in your password asks."
                .formatted(Messages.plain(kept))
            : "Your password asks for difficulty %s; %s is the nearest that you can have, and is kept."
                .formatted(Messages.plain(wish), Messages.plain(kept)));
  }

  private void suggestTarget(List<Json> params, Answer answer) {
    String target = text(params, 0);
    if (!Hex.isHex(target, 1, TARGET_DIGITS)) {
      answer.no(ErrorCode.OTHER, "expected up to 64 hex digits as target");
      return;
    }
    talk.miner().suggest(Target.of(new BigInteger(target, 16)), talk.now());
    answer.result("true");
    talk.refreshWork();
  }

  private void suggestDifficulty(List<Json> params, Answer answer) {
    Optional<Difficulty> wish =
        switch (params.isEmpty() ? new Json.Null() : params.getFirst()) {
          case Json.Num number -> Passwords.positive(number.toDouble());
          case Json.Text text -> Passwords.positive(text.value());
          default -> Optional.empty();
        };
    if (wish.isEmpty()) {
      answer.no(ErrorCode.OTHER, "expected a positive number as difficulty");
      return;
    }
    talk.miner().suggest(wish.get(), talk.now());
    answer.result("true");
    talk.refreshWork();
  }

  private void submit(List<Json> params, Answer answer) {
    if (!subscribed) {
      answer.error(ErrorCode.NOT_SUBSCRIBED, "not subscribed");
      return;
    }
    if (!talk.miner().isAuthorized()) {
      answer.error(ErrorCode.UNAUTHORIZED_WORKER, "unauthorized worker");
      return;
    }
    ShareSubmission submission;
    try {
      submission = SubmitParams.read(params);
    } catch (IllegalArgumentException e) {
      answer.error(ErrorCode.OTHER, String.valueOf(e.getMessage()));
      return;
    }
    talk.miner()
        .submit(
            submission,
            talk.now(),
            verdict -> {
              ShareAnswer.give(verdict, answer);
              if (talk.miner().isRepeating()) {
                talk.moveExtranonce();
              }
              talk.judged(verdict);
              talk.refreshWork();
            });
  }

  private static String shorten(String method) {
    return method.length() <= MAX_SHOWN ? method : method.substring(0, MAX_SHOWN) + "...";
  }

  /// The text at `index`, empty where there is none.
  private static String text(List<Json> params, int index) {
    return params.size() > index && params.get(index) instanceof Json.Text(String value)
        ? value
        : "";
  }

  /// Options as a map, where the parameters hold one at `index`.
  static Map<String, Json> options(List<Json> params, int index) {
    return params.size() > index && params.get(index) instanceof Json.Obj(Map<String, Json> members)
        ? members
        : Map.of();
  }
}
