package org.chimerapool.chain.adapter.bitcoin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.chimerapool.chain.NodeAccess;
import org.chimerapool.kernel.Hash256;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A node over HTTP whose answers a test decides. By default a healthy one on regtest.
final class FakeNode implements AutoCloseable {

  static final String USER = "chimera";
  static final String PASSWORD = "secret";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final String name;
  private final List<String> submitted = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private final Map<String, Reply> replies = new ConcurrentHashMap<>();
  private final Semaphore news = new Semaphore(0);
  private final int port;
  private @Nullable HttpServer server;
  volatile String chain = "regtest";
  volatile Hash256 firstBlock = TestCoins.REGTEST.firstBlock();
  volatile boolean downloading;
  volatile double progress = 1;
  volatile boolean knowsLongPoll = true;
  private volatile List<Hash256> blocks;

  /// What goes over the wire instead of the usual answer.
  interface Reply {
    void send(HttpExchange exchange, JsonNode params) throws IOException;
  }

  FakeNode(String name) throws IOException {
    this(name, 10);
  }

  FakeNode(String name, int height) throws IOException {
    this.name = name;
    List<Hash256> first = new ArrayList<>();
    for (int i = 0; i <= height; i++) {
      first.add(block(i, 0));
    }
    this.blocks = List.copyOf(first);
    replies.put("getblockchaininfo", (exchange, params) -> result(exchange, chainInfo()));
    replies.put("getnetworkinfo", (exchange, params) -> result(exchange, networkInfo()));
    replies.put("getblockhash", (exchange, params) -> result(exchange, firstBlock.toDisplayHex()));
    replies.put("getblockheader", this::tellHeader);
    replies.put("getblocktemplate", this::offerTemplate);
    replies.put("submitblock", this::takeBlock);
    this.port = listen(0);
  }

  /// The block of a height on a branch.
  static Hash256 block(long height, long branch) {
    return new Hash256(0, 0, branch, height);
  }

  NodeAccess access() {
    return new NodeAccess(
        port, name, URI.create("http://127.0.0.1:" + port), USER, PASSWORD, "", "");
  }

  URI url() {
    return access().rpc();
  }

  /// How often a method was asked for.
  int asked(String method) {
    return asked.getOrDefault(method, 0);
  }

  List<String> submitted() {
    return List.copyOf(submitted);
  }

  long height() {
    return blocks.size() - 1L;
  }

  Hash256 best() {
    return blocks.getLast();
  }

  void reply(String method, Reply reply) {
    replies.put(method, reply);
  }

  /// The method answers with this result from now on.
  void result(String method, Object result) {
    reply(method, (exchange, params) -> result(exchange, result));
  }

  /// The method answers with an error object from now on.
  void error(String method, int code, String message) {
    reply(method, (exchange, params) -> error(exchange, code, message));
  }

  /// The method answers with these bytes from now on.
  void raw(String method, int status, String body) {
    reply(method, (exchange, params) -> send(exchange, status, body));
  }

  /// The usual answer to a block.
  void accept(HttpExchange exchange) throws IOException {
    send(exchange, 200, "{\"result\":null,\"error\":null}");
  }

  /// The method never answers from now on.
  void hang(String method) {
    reply(
        method,
        (exchange, params) -> {
          try {
            new Semaphore(0).acquire();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /// The chain grows by a block, and whoever polls long is told.
  void grow() {
    List<Hash256> longer = new ArrayList<>(blocks);
    longer.add(block(longer.size(), 0));
    become(longer);
  }

  /// Other blocks take the place of the last `depth`, and one more.
  void reorganise(int depth, long branch) {
    List<Hash256> other = new ArrayList<>(blocks.subList(0, blocks.size() - depth));
    for (int i = 0; i <= depth; i++) {
      other.add(block(other.size(), branch));
    }
    become(other);
  }

  private void become(List<Hash256> now) {
    blocks = List.copyOf(now);
    news.release(1000);
  }

  /// As a process that was killed.
  void stop() {
    HttpServer now = server;
    if (now != null) {
      now.stop(0);
      server = null;
    }
  }

  void startAgain() throws IOException {
    listen(port);
  }

  @Override
  public void close() {
    stop();
  }

  private int listen(int wanted) throws IOException {
    HttpServer fresh =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 50);
    fresh.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    fresh.createContext("/", this::handle);
    fresh.start();
    server = fresh;
    return fresh.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
    String method = request.path("method").asString();
    asked.merge(method, 1, Integer::sum);
    if (!authorized(exchange)) {
      send(exchange, 401, "");
      return;
    }
    Reply reply = replies.get(method);
    if (reply == null) {
      send(
          exchange,
          404,
          "{\"result\":null,\"error\":{\"code\":-32601,\"message\":\"Method not found\"}}");
    } else {
      reply.send(exchange, request.path("params"));
    }
  }

  private static boolean authorized(HttpExchange exchange) {
    String expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private Map<String, Object> chainInfo() {
    List<Hash256> now = blocks;
    return Map.of(
        "chain",
        chain,
        "blocks",
        now.size() - 1,
        "headers",
        now.size() - 1,
        "bestblockhash",
        now.getLast().toDisplayHex(),
        "initialblockdownload",
        downloading,
        "verificationprogress",
        progress);
  }

  private static Map<String, Object> networkInfo() {
    return Map.of("subversion", "/Fake:1.0/", "connections", 8);
  }

  private void tellHeader(HttpExchange exchange, JsonNode params) throws IOException {
    List<Hash256> now = blocks;
    int at = now.indexOf(Hash256.ofDisplayHex(params.path(0).asString()));
    if (at < 0) {
      error(exchange, -5, "Block not found");
      return;
    }
    Hash256 previous = at == 0 ? Hash256.ZERO : now.get(at - 1);
    result(
        exchange,
        Map.of(
            "height",
            at,
            "previousblockhash",
            previous.toDisplayHex(),
            "time",
            1_700_000_000L + at,
            "confirmations",
            now.size() - at));
  }

  private void offerTemplate(HttpExchange exchange, JsonNode params) throws IOException {
    String since = params.path(0).path("longpollid").asString("");
    while (since.equals(best().toDisplayHex())) {
      try {
        news.acquire();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UncheckedIOException(new IOException(e));
      }
    }
    result(exchange, template());
  }

  ObjectNode template() {
    ObjectNode template = TemplateJson.bitcoin();
    template.put("height", height() + 1).put("previousblockhash", best().toDisplayHex());
    if (knowsLongPoll) {
      template.put("longpollid", best().toDisplayHex());
    }
    return template;
  }

  private void takeBlock(HttpExchange exchange, JsonNode params) throws IOException {
    submitted.add(params.path(0).asString());
    accept(exchange);
  }

  private static void error(HttpExchange exchange, int code, String message) throws IOException {
    ObjectNode body = JSON.createObjectNode();
    body.putNull("result");
    body.putObject("error").put("code", code).put("message", message);
    send(exchange, 500, body.toString());
  }

  private static void result(HttpExchange exchange, Object result) throws IOException {
    ObjectNode body = JSON.createObjectNode();
    body.set("result", JSON.valueToTree(result));
    body.putNull("error");
    send(exchange, 200, body.toString());
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
