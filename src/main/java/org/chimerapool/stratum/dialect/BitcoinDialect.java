package org.chimerapool.stratum.dialect;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.ShareSubmission;
import org.chimerapool.stratum.codec.Incoming.Request;
import org.chimerapool.stratum.codec.Json;

/// Stratum as Bitcoin's miners speak it, also those of other chains with the same header.
///
/// Subscribe and authorize may come in either order; work starts when both are done. Belongs to one
/// connection and its thread.
public final class BitcoinDialect {

  private static final int MAX_SHOWN = 32;
  private static final String VERSION = "\"Chimera\"";

  private final Conversation talk;
  private final int serverMask;
  private boolean subscribed;

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
      case "mining.extranonce.subscribe" ->
          answer.no(ErrorCode.OTHER, "the extranonce of a live connection never changes here");
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
    if (!params.isEmpty() && params.getFirst() instanceof Json.Text(String agent)) {
      talk.miner().identify(agent);
    }
    subscribed = true;
    String id = HexFormat.of().formatHex(talk.miner().extranonce1());
    answer.result(
        "[[[\"mining.set_difficulty\",\"%s\"],[\"mining.notify\",\"%s\"]],\"%s\",%d]"
            .formatted(id, id, id, talk.extranonce2Size()));
    talk.refreshWork();
  }

  private void authorize(List<Json> params, Answer answer) {
    if (params.isEmpty() || !(params.getFirst() instanceof Json.Text(String user))) {
      answer.no(ErrorCode.UNAUTHORIZED_WORKER, "expected a worker's name as first parameter");
      return;
    }
    if (!talk.miner().authorize(user)) {
      answer.no(
          ErrorCode.UNAUTHORIZED_WORKER,
          "unauthorized worker: expected ADDRESS or ADDRESS.RIG with an address of this coin");
      return;
    }
    if (params.size() > 1 && params.get(1) instanceof Json.Text(String password)) {
      Passwords.difficulty(password).ifPresent(wish -> talk.miner().suggest(wish, talk.now()));
    }
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
              talk.refreshWork();
            });
  }

  private static String shorten(String method) {
    return method.length() <= MAX_SHOWN ? method : method.substring(0, MAX_SHOWN) + "...";
  }

  /// Options as a map, where the parameters hold one at `index`.
  static Map<String, Json> options(List<Json> params, int index) {
    return params.size() > index && params.get(index) instanceof Json.Obj(Map<String, Json> members)
        ? members
        : Map.of();
  }
}
