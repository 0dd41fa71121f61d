package org.chimerapool.deployment.log;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.LogLine;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads one line of a machine's log, which may hold anything.
final class LineReader {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_TEXT = 16_384;
  private static final int MOST_FACTS = 40;
  private static final Pattern FACT = Pattern.compile("[A-Za-z]{1,20}");
  private static final Pattern FIGURE = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,59}");
  private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9/%._^-]{0,20}");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\x00-\\x08\\x0a-\\x1a\\x1c-\\x1f]");

  private LineReader() {}

  /// @param json one line without its end
  /// @param expected the number that the line must have
  /// @throws UnfitBatchException when it is not such a line
  static AgentLine read(String json, long expected) {
    JsonNode node;
    try {
      node = JSON.readTree(json);
    } catch (JacksonException e) {
      throw new UnfitBatchException("line %d is no JSON".formatted(expected), e);
    }
    if (!node.isObject()) {
      throw new UnfitBatchException("line %d: expected a JSON object".formatted(expected));
    }
    long seq = node.path("seq").asLong(-1);
    if (seq != expected) {
      throw new UnfitBatchException("expected line %d, got line %d".formatted(expected, seq));
    }
    String name = node.path("level").asString("");
    LogLevel level =
        LogLevel.named(name)
            .orElseThrow(
                () ->
                    new UnfitBatchException(
                        "line %d: expected a level of debug, out, info, warn, error"
                            .formatted(expected)));
    Instant at = time(node.path("ts").asLong(0), expected);
    String text = printable(node.path("msg").asString(""));
    int step = place(node, "step");
    return new AgentLine(
        new LogLine(seq, at, step, level, text), place(node, "phase"), event(node, text));
  }

  private static Instant time(long millis, long expected) {
    if (millis < 0 || millis > 253_402_300_799_000L) {
      throw new UnfitBatchException("line %d: its time is out of range".formatted(expected));
    }
    return Instant.ofEpochMilli(millis);
  }

  private static int place(JsonNode node, String key) {
    return Math.clamp(node.path(key).asInt(-1), -1, 10_000);
  }

  private static String printable(String text) {
    String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    StringBuilder whole = new StringBuilder(UNPRINTABLE.matcher(cut).replaceAll("\ufffd"));
    for (int i = 0; i < whole.length(); i++) {
      if (Character.isSurrogate(whole.charAt(i)) && !paired(whole, i)) {
        whole.setCharAt(i, '\ufffd');
      }
    }
    return whole.toString();
  }

  private static boolean paired(CharSequence text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }

  private static Optional<AgentEvent> event(JsonNode node, String text) {
    if (node.has("done") && node.path("total").asLong(0) > 0) {
      double part = node.path("done").asDouble(0) / node.path("total").asDouble(1);
      return Optional.of(new AgentEvent.Progress(Math.clamp(part, 0, 1)));
    }
    if (node.has("figure")) {
      return figure(node);
    }
    int code = node.path("code").asInt(1);
    return switch (node.path("event").asString("")) {
      case "step_started" ->
          Optional.of(new AgentEvent.StepStarted(Math.clamp(node.path("try").asInt(1), 1, 1_000)));
      case "step_done" -> Optional.of(new AgentEvent.StepDone());
      case "step_skipped" -> Optional.of(new AgentEvent.StepSkipped());
      case "step_left_out" -> Optional.of(new AgentEvent.StepLeftOut());
      case "step_failed" -> Optional.of(new AgentEvent.StepFailed(code));
      case "undo_started" -> Optional.of(new AgentEvent.UndoStarted());
      case "undone" -> Optional.of(new AgentEvent.Undone());
      case "undo_failed" -> Optional.of(new AgentEvent.UndoFailed(code));
      case "joined" -> Optional.of(new AgentEvent.Joined(node.path("from").asLong(-1)));
      case "busy" -> Optional.of(new AgentEvent.Busy());
      case "resumed" -> Optional.of(new AgentEvent.Resumed());
      case "context" -> Optional.of(new AgentEvent.Context(facts(node.path("ctx"))));
      case "result" -> result(node.path("result").asString(""), text);
      case "end" ->
          Optional.of(
              new AgentEvent.End(
                  node.path("lines").asLong(-1),
                  node.path("bytes").asLong(-1),
                  node.path("sha256").asString("")));
      case String unknown -> Optional.empty();
    };
  }

  private static Optional<AgentEvent> figure(JsonNode node) {
    String name = node.path("figure").asString("");
    String unit = node.path("unit").asString("");
    double value = node.path("value").asDouble(Double.NaN);
    return FIGURE.matcher(name).matches() && UNIT.matcher(unit).matches() && Double.isFinite(value)
        ? Optional.of(new AgentEvent.Figure(name, value, unit))
        : Optional.empty();
  }

  private static Optional<AgentEvent> result(String result, String words) {
    boolean notUndone = result.endsWith("_not_undone");
    return switch (notUndone ? result.substring(0, result.length() - 11) : result) {
      case "succeeded" ->
          Optional.of(new AgentEvent.Result(AgentEvent.Outcome.SUCCEEDED, false, words));
      case "failed" ->
          Optional.of(new AgentEvent.Result(AgentEvent.Outcome.FAILED, notUndone, words));
      case "cancelled" ->
          Optional.of(new AgentEvent.Result(AgentEvent.Outcome.CANCELLED, notUndone, words));
      case String unknown -> Optional.empty();
    };
  }

  private static Map<String, String> facts(JsonNode ctx) {
    Map<String, String> facts = new TreeMap<>();
    ctx.properties().stream()
        .filter(each -> FACT.matcher(each.getKey()).matches() && each.getValue().isValueNode())
        .limit(MOST_FACTS)
        .forEach(
            each -> {
              String value = printable(each.getValue().asString(""));
              facts.put(each.getKey(), value.substring(0, Math.min(200, value.length())));
            });
    return facts;
  }
}
