package org.chimerapool.api.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.websocket.server.WsSci;
import org.chimerapool.deployment.AgentDesk;
import org.chimerapool.deployment.UnknownRunException;
import org.chimerapool.deployment.log.Answer;
import org.chimerapool.identity.LimitSettings;
import org.chimerapool.identity.RequestLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/// The socket for machines as a real client speaks to it.
@Timeout(60)
class AgentSocketTest {

  private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789_-ABCDE";

  private final RecordingDesk desk = new RecordingDesk();
  private final AnnotationConfigServletWebServerApplicationContext server =
      new AnnotationConfigServletWebServerApplicationContext();
  private final HttpClient client = HttpClient.newHttpClient();

  /// Knows run 7 and its key, and takes everything.
  private static final class RecordingDesk implements AgentDesk {

    final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    volatile boolean silent;

    @Override
    public Optional<String> bootstrap(String code, URI console) {
      return Optional.empty();
    }

    @Override
    public Optional<String> script(String code, String machine, URI console) {
      return Optional.empty();
    }

    @Override
    public List<Long> waiting(long target) {
      return List.of();
    }

    @Override
    public Optional<String> script(long run, long target, URI console) {
      return Optional.empty();
    }

    @Override
    public List<String> secrets(long target) {
      return List.of();
    }

    @Override
    public boolean knows(long run, String key) {
      return run == 7 && key.equals(KEY);
    }

    @Override
    public CompletableFuture<Answer> take(long run, String key, long offset, byte[] bytes) {
      if (!knows(run, key)) {
        return CompletableFuture.failedFuture(new UnknownRunException());
      }
      if (bytes.length > 0) {
        taken.add(offset + " " + new String(bytes, StandardCharsets.UTF_8));
        if (silent) {
          return new CompletableFuture<>();
        }
      }
      return CompletableFuture.completedFuture(
          new Answer(offset + bytes.length, 1, false, false, 0));
    }
  }

  /// What the machine hears.
  private static final class Ear implements WebSocket.Listener {

    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      heard.add(text.toString());
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      closed.complete(-1);
    }
  }

  @BeforeEach
  void start() {
    TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
    tomcat.addContextCustomizers(
        context -> context.addServletContainerInitializer(new WsSci(), null));
    server.registerBean(TomcatServletWebServerFactory.class, () -> tomcat);
    server.registerBean(AgentDesk.class, () -> desk);
    server.registerBean(
        RequestLimits.class, () -> new RequestLimits(LimitSettings.DEFAULTS, Clock.systemUTC()));
    server.registerBean(
        ServletRegistrationBean.class,
        () -> new ServletRegistrationBean<>(new HttpServlet() {}, "/"));
    server.register(AgentSocketConfiguration.class);
    server.refresh();
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    server.close();
  }

  @Test
  void takesFramesAndAnswersEach() throws Exception {
    Ear ear = new Ear();
    WebSocket socket = open(7, KEY, ear);
    socket.sendText("offset=0\n{\"seq\":1}\n", true).join();
    assertThat(ear.heard.poll(10, TimeUnit.SECONDS))
        .isEqualTo("next=10 line=1 pause=1 command=none complete=no\n");
    socket.sendText("offset=10\n{\"seq\":2,\"msg\":\"ü\"}\n", true).join();

    assertThat(ear.heard.poll(10, TimeUnit.SECONDS)).startsWith("next=");
    assertThat(desk.taken).containsExactly("0 {\"seq\":1}\n", "10 {\"seq\":2,\"msg\":\"ü\"}\n");
  }

  @Test
  void takesTheKeyAmongTheProtocolsToo() throws Exception {
    Ear ear = new Ear();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .subprotocols(AgentSocketGate.PROTOCOL, "key." + KEY)
            .buildAsync(url(7), ear)
            .get(10, TimeUnit.SECONDS);
    assertThat(socket.getSubprotocol()).isEqualTo(AgentSocketGate.PROTOCOL);
    socket.sendText("offset=0\nx\n", true).join();

    assertThat(ear.heard.poll(10, TimeUnit.SECONDS)).startsWith("next=2 ");
  }

  @Test
  void refusesStrangersAndBrowsers() {
    assertThat(refused(7, "guessed", null)).isEqualTo(403);
    assertThat(refused(8, KEY, null)).isEqualTo(403);
    assertThat(refused(7, null, null)).isEqualTo(401);
    assertThat(refused(7, KEY, "https://evil.example")).isEqualTo(403);
    assertThat(desk.taken).isEmpty();
  }

  @Test
  void endsTheSocketOfAFlood() throws Exception {
    desk.silent = true;
    Ear ear = new Ear();
    WebSocket socket = open(7, KEY, ear);
    for (int i = 0; i < 10; i++) {
      socket.sendText("offset=0\nline\n", true).exceptionally(_ -> socket).join();
    }

    assertThat(ear.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1008);
    assertThat(desk.taken).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void endsTheSocketOfAFrameThatIsTooLarge() throws Exception {
    Ear ear = new Ear();
    WebSocket socket = open(7, KEY, ear);
    String part = "x".repeat(1 << 19);
    for (int i = 0; i < 6 && !ear.closed.isDone(); i++) {
      socket.sendText(part, false).exceptionally(_ -> socket).join();
    }

    assertThat(ear.closed.get(10, TimeUnit.SECONDS)).isIn(1009, -1);
    assertThat(desk.taken).isEmpty();
  }

  @Test
  void endsTheSocketOfWhatIsNoFrame() throws Exception {
    Ear ear = new Ear();
    open(7, KEY, ear).sendText("GET / HTTP/1.1\n", true).join();

    assertThat(ear.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1003);
  }

  @Test
  void letsAMachineComeBackWhileItsFormerSocketIsOpen() throws Exception {
    Ear former = new Ear();
    open(7, KEY, former);
    Ear ear = new Ear();
    WebSocket socket = open(7, KEY, ear);
    assertThat(former.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1008);
    socket.sendText("offset=5\nx\n", true).join();

    assertThat(ear.heard.poll(10, TimeUnit.SECONDS)).startsWith("next=7 ");
  }

  private URI url(long run) {
    int port = Objects.requireNonNull(server.getWebServer()).getPort();
    return URI.create("ws://127.0.0.1:%d/ws/deployment/%d".formatted(port, run));
  }

  private WebSocket open(long run, String key, Ear ear) throws Exception {
    return client
        .newWebSocketBuilder()
        .header("Authorization", "Bearer " + key)
        .buildAsync(url(run), ear)
        .get(10, TimeUnit.SECONDS);
  }

  private int refused(long run, @Nullable String key, @Nullable String origin) {
    WebSocket.Builder builder = client.newWebSocketBuilder();
    if (key != null) {
      builder.header("Authorization", "Bearer " + key);
    }
    if (origin != null) {
      builder.header("Origin", origin);
    }
    int[] status = new int[1];
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> builder.buildAsync(url(run), new Ear()).join())
        .havingCause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class, e -> status[0] = e.getResponse().statusCode());
    return status[0];
  }
}
