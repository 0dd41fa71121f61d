package org.chimerapool.chain.adapter.bitcoin;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON-RPC with one node. May be used from any thread; the thread waits for the answer.
///
/// Every answer is bounded in size, and in time from the first byte to the last. An interrupt ends
/// the wait and the request.
final class RpcClient implements AutoCloseable {

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int BUSY = 503;
  private static final int IN_WARMUP = -28;
  private static final int SHOWN = 120;

  /// Many times what the template of a full block has. Short tokens become objects many times their
  /// own size.
  private static final int MAX_TOKENS = 1_000_000;

  /// Exact amounts: a decimal number never becomes a double.
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxTokenCount(MAX_TOKENS).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /// A block of 4 MB in hex, and as much again.
  static final long USUAL_ANSWER = 16L << 20;

  private final HttpClient http;
  private final URI url;
  private final NodeLogin login;
  private final long maxAnswer;

  /// @param maxAnswer bytes that an answer may have
  RpcClient(URI url, NodeLogin login, Duration connectTimeout, long maxAnswer) {
    this.url = url;
    this.login = login;
    this.maxAnswer = maxAnswer;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /// @return the `result`, a JSON null included
  JsonNode call(Duration timeout, String method, Object... parameters)
      throws RpcException, InterruptedException {
    HttpRequest request = request(method, parameters);
    try {
      return answer(method, send(request, method, timeout));
    } catch (IOException e) {
      if (e instanceof ConnectException) {
        throw unreachable(e);
      }
    }
    // A node closes connections that were idle for a while, just when the next request leaves.
    try {
      return answer(method, send(request, method, timeout));
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest request(String method, Object... parameters) throws RpcException {
    ObjectNode body =
        JSON.createObjectNode().put("jsonrpc", "1.0").put("id", "chimera").put("method", method);
    body.set("params", JSON.valueToTree(parameters));
    return HttpRequest.newBuilder(url)
        .header("Authorization", login.header())
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
        .build();
  }

  private HttpResponse<byte[]> send(HttpRequest request, String method, Duration timeout)
      throws IOException, RpcException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> future =
        http.sendAsync(request, head -> new BoundedBody(maxAnswer));
    try {
      return future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw RpcException.of(
          RpcException.Kind.TIMED_OUT,
          "did not answer %s within %d ms".formatted(method, timeout.toMillis()));
    } catch (ExecutionException e) {
      if (cause(e) instanceof BoundedBody.TooLong) {
        throw RpcException.of(
            RpcException.Kind.GARBAGE,
            "answers %s with more than %d bytes".formatted(method, maxAnswer));
      }
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw RpcException.of(RpcException.Kind.UNREACHABLE, "cannot be asked: " + e.getCause());
    } finally {
      future.cancel(true);
    }
  }

  private static Throwable cause(Throwable fault) {
    Throwable deepest = fault;
    while (deepest.getCause() != null && !(deepest instanceof BoundedBody.TooLong)) {
      deepest = deepest.getCause();
    }
    return deepest;
  }

  private JsonNode answer(String method, HttpResponse<byte[]> response) throws RpcException {
    int status = response.statusCode();
    if (status == UNAUTHORIZED) {
      throw RpcException.of(RpcException.Kind.NOT_LET_IN, login.advice());
    }
    if (status == FORBIDDEN) {
      throw RpcException.of(
          RpcException.Kind.NOT_LET_IN,
          "does not let this host in: rpcallowip of its bitcoin.conf must name it");
    }
    if (status == BUSY) {
      throw RpcException.of(
          RpcException.Kind.STARTING, "is too busy to answer (its work queue is full)");
    }
    JsonNode body = parse(response.body());
    if (body == null || !body.has("result")) {
      throw RpcException.of(
          RpcException.Kind.GARBAGE,
          "answers %s with HTTP %d and no JSON-RPC: '%s'"
              .formatted(method, status, Text.printable(response.body(), SHOWN)));
    }
    JsonNode error = body.path("error");
    if (error.isObject()) {
      throw declined(method, error);
    }
    if (status != OK) {
      throw RpcException.of(
          RpcException.Kind.GARBAGE, "answers %s with HTTP %d".formatted(method, status));
    }
    return body.path("result");
  }

  private static RpcException declined(String method, JsonNode error) {
    int code = error.path("code").asInt(0);
    String message = Text.printable(error.path("message").asString(""), SHOWN);
    return code == IN_WARMUP
        ? RpcException.of(RpcException.Kind.STARTING, "is starting: " + message)
        : RpcException.refused(code, "refuses %s: %s (%d)".formatted(method, message, code));
  }

  private static @Nullable JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return null;
    }
  }

  private RpcException unreachable(IOException fault) {
    String message = fault.getMessage();
    String why =
        fault instanceof ConnectException && message == null ? "nothing listens there" : message;
    return RpcException.of(
        RpcException.Kind.UNREACHABLE,
        "does not answer at %s:%d: %s"
            .formatted(
                url.getHost(),
                url.getPort(),
                why == null ? fault.getClass().getSimpleName() : Text.printable(why, SHOWN)));
  }
}
