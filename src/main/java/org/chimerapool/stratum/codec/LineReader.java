package org.chimerapool.stratum.codec;

import java.util.ArrayList;
import java.util.List;
import org.chimerapool.stratum.codec.Incoming.Malformed;
import org.chimerapool.stratum.codec.Incoming.Request;
import org.chimerapool.stratum.codec.Incoming.Response;
import org.jspecify.annotations.Nullable;

/// Reads one line as a request. Fields that it does not know are passed over.
final class LineReader {

  private String id = Incoming.NO_ID;
  private @Nullable String method;
  private List<Json> params = List.of();
  private boolean answer;
  private String result = "";

  private LineReader() {}

  /// @param line without its line end, not empty
  static Incoming read(byte[] line) {
    return new LineReader().parse(new JsonParser(line));
  }

  private Incoming parse(JsonParser json) {
    try {
      json.expect('{');
      if (!json.accept('}')) {
        do {
          member(json.key(), json);
        } while (json.accept(','));
        json.expect('}');
      }
      json.expectEnd();
    } catch (MalformedJsonException e) {
      return new Malformed(id, e.what());
    }
    if (method != null) {
      return new Request(id, method, params);
    }
    return answer ? new Response(result) : new Malformed(id, "expected a method");
  }

  private void member(String key, JsonParser json) throws MalformedJsonException {
    switch (key) {
      case "id" -> id = id(json);
      case "method" -> method = method(json);
      case "params" -> params = params(json);
      case "result" -> {
        answer = true;
        result = json.value() instanceof Json.Text(String text) ? text : "";
      }
      default -> {
        answer |= key.equals("error");
        json.value();
      }
    }
  }

  private static String id(JsonParser json) throws MalformedJsonException {
    json.peek();
    int start = json.position();
    return switch (json.value()) {
      case Json.Text _, Json.Num _, Json.Null _ -> json.rawSince(start);
      case Json.Bool _, Json.Array _, Json.Obj _ ->
          throw new MalformedJsonException("expected a number, a string or null as id");
    };
  }

  private static @Nullable String method(JsonParser json) throws MalformedJsonException {
    return switch (json.value()) {
      case Json.Text text -> text.value();
      case Json.Null _ -> null;
      case Json.Num _, Json.Bool _, Json.Array _, Json.Obj _ ->
          throw new MalformedJsonException("expected a string as method");
    };
  }

  private static List<Json> params(JsonParser json) throws MalformedJsonException {
    return switch (json.value()) {
      case Json.Array array -> array.items();
      case Json.Null _ -> new ArrayList<>();
      case Json.Text _, Json.Num _, Json.Bool _, Json.Obj _ ->
          throw new MalformedJsonException("expected an array as params");
    };
  }
}
