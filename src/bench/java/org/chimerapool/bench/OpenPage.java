package org.chimerapool.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One browser with one page open, as far as the server can tell: its own session, the first
/// request, the start of the page, the navigation, and a WebSocket over which changes come. What it
/// is sent is counted, not shown.
final class OpenPage implements WebSocket.Listener {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client;
  private final String base;
  private final AtomicLong updates = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private volatile boolean closed;

  private OpenPage(HttpClient client, String base) {
    this.client = client;
    this.base = base;
  }

  /// @param base such as `http://localhost:8080/`
  /// @param path of the page, such as `leaderboards`
  static OpenPage open(String base, String path, Executor threads)
      throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).executor(threads).build();
    OpenPage page = new OpenPage(client, base);
    page.start(path);
    return page;
  }

  /// Pushed messages so far.
  long updates() {
    return updates.get();
  }

  /// Characters pushed so far.
  long received() {
    return bytes.get();
  }

  boolean isOpen() {
    return !closed;
  }

  private void start(String path) throws IOException, InterruptedException {
    get(path);
    JsonNode first =
        JSON.readTree(get("?v-r=init&location=" + encoded(path) + "&query=")).path("appConfig");
    int ui = first.path("v-uiId").asInt();
    JsonNode uidl = first.path("uidl");
    String push = uidl.path("Vaadin-Push-ID").asString();
    connect(
        "VAADIN/push?v-r=push&v-uiId=%d&v-pushId=%s&X-Atmosphere-tracking-id=0&X-Atmosphere-Transport=websocket&X-Atmosphere-Framework=3.1.5-javascript&X-atmo-protocol=true"
            .formatted(ui, encoded(push)));
    String told =
        post(
            "?v-r=uidl&v-uiId=" + ui,
            JSON.writeValueAsString(
                Map.of(
                    "csrfToken",
                    uidl.path("Vaadin-Security-Key").asString(),
                    "rpc",
                    List.of(
                        Map.of(
                            "type",
                            "event",
                            "node",
                            1,
                            "event",
                            "ui-navigate",
                            "data",
                            Map.of(
                                "route",
                                path,
                                "query",
                                "",
                                "appShellTitle",
                                "",
                                "historyState",
                                Map.of("idx", 0),
                                "trigger",
                                ""))),
                    "syncId",
                    0,
                    "clientId",
                    0)));
    if (!told.contains("\"changes\"")) {
      throw new IOException("the page was not opened: " + told);
    }
  }

  private void connect(String path) {
    client
        .newWebSocketBuilder()
        .buildAsync(URI.create(base.replaceFirst("^http", "ws") + path), this)
        .join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    bytes.addAndGet(data.length());
    if (last) {
      updates.incrementAndGet();
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    closed = true;
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable failure) {
    closed = true;
  }

  private String get(String path) throws IOException, InterruptedException {
    return body(HttpRequest.newBuilder(URI.create(base + path)));
  }

  private String post(String path, String text) throws IOException, InterruptedException {
    return body(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json; charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(text)));
  }

  private String body(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.uri() + " answers " + answer.statusCode());
    }
    return answer.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
