package org.chimerapool.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.chimerapool.LivePool;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Keys;
import org.chimerapool.identity.NotPermittedException;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Role;
import org.chimerapool.identity.Sessions;
import org.chimerapool.identity.Users;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.Visit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Common attacks on the whole running program. Numbers in names are requirements of the OWASP
/// Application Security Verification Standard 4.0.3, level 2.
@Timeout(300)
class SecurityIT {

  @TempDir private static @Nullable Path home;
  private static @Nullable LivePool pool;
  private static @Nullable Keys keys;
  private static @Nullable Visitor owner;
  private static @Nullable Visitor viewer;

  @BeforeAll
  static void start() throws Exception {
    LivePool started =
        LivePool.start(
            Objects.requireNonNull(home),
            "--chimera.limits.api=500",
            "--chimera.simulation.enabled=false");
    pool = started;
    Keys made = new Keys(started.program());
    keys = made;
    Visitor anna = made.owner();
    owner = anna;
    viewer = made.person(anna, "vera", Role.VIEWER);
  }

  @AfterAll
  static void stop() {
    if (pool != null) {
      pool.close();
    }
  }

  @Test
  @DisplayName("ASVS 3.5.2 3.5.3: a token that was revoked cannot be replayed")
  void refusesAReplayedToken() throws Exception {
    Visitor otto = keys().person(owner(), "otto", Role.OPERATOR);
    String token = keys().token(otto);
    assertThat(get("/api/v1/audit", token)).isEqualTo(200);

    keys().revokeAll(otto);

    assertThat(get("/api/v1/audit", token)).isEqualTo(401);
  }

  @Test
  @DisplayName("ASVS 4.1.3 4.2.1: a viewer reaches nothing of an operator, an owner or support")
  void refusesARaiseOfRights() throws Exception {
    String token = keys().token(viewer());

    assertThat(get("/api/v1/users", token)).isEqualTo(403);
    assertThat(get("/api/v1/tokens", token)).isEqualTo(403);
    assertThat(get("/api/v1/audit", token)).isEqualTo(403);
    assertThat(post("/api/v1/bans", token)).isEqualTo(403);
    assertThat(post("/api/v1/control/pools/1/pause", token)).isEqualTo(403);
    assertThat(post("/api/v1/sessions/1/message", token)).isEqualTo(403);
    Users users = pool().program().getBean(Users.class);
    assertThatThrownBy(() -> users.changeRole(Actor.of(viewer()), viewer().accountId(), Role.OWNER))
        .isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> keys().token(viewer(), EnumSet.allOf(Permission.class)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  @DisplayName("ASVS 4.2.1: nobody ends a session or a token that is somebody else's")
  void refusesWhatBelongsToOthers() {
    Sessions sessions = pool().program().getBean(Sessions.class);

    assertThatThrownBy(() -> sessions.end(viewer(), owner().session()))
        .isInstanceOf(NotPermittedException.class);
    assertThat(sessions.of(owner().accountId())).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/../../../etc/passwd",
        "/chimera/..%2f..%2fapplication.yaml",
        "/chimera/%2e%2e/%2e%2e/application.yaml",
        "/chimera/..;/application.yaml",
        "/VAADIN/../../application.yaml",
        "/webjars/..%5c..%5capplication.yaml",
        "/application.yaml",
        "/META-INF/MANIFEST.MF",
        "/WEB-INF/classes/application.yaml",
        "/chimera//etc/passwd"
      })
  @DisplayName("ASVS 12.3.1: no path leads out of what is to be served")
  void servesNoFileThatIsNotForOthers(String path) throws Exception {
    String answer =
        raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer).doesNotContain("root:x:", "chimera:\n", "datasource", "Spring-Boot-Version");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login?next=https://evil.example",
        "/login?continue=//evil.example/",
        "//evil.example/console",
        "/\\\\evil.example",
        "/console?redirect=https://evil.example",
        "/logout?to=https://evil.example"
      })
  @DisplayName("ASVS 5.1.5: nobody is led to another site")
  void leadsNobodyElsewhere(String path) throws Exception {
    assertThat(location(raw(request(path, "localhost")))).doesNotContain("evil.example/");
    assertThat(location(raw(request(path, "localhost")))).doesNotStartWith("https://evil");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/console", "/me", "/console/users", "/logout", "/error"})
  @DisplayName("ASVS 5.1.5 14.5.1: a made-up host is never repeated")
  void repeatsNoMadeUpHost(String path) throws Exception {
    String answer = raw(request(path, "evil.example"));

    assertThat(answer).startsWith("HTTP/1.1 302").doesNotContain("evil.example");
    assertThat(location(answer)).startsWith("/login");
  }

  @ParameterizedTest
  @CsvSource({
    "TRACE, /, 405",
    "TRACE, /console, 405",
    "GET, /login%00, 400",
    "GET, /%zz, 400",
    "GET, //login, 400",
    "GET, /a;b=c, 400",
    "POST, /console, 403",
    "POST, /logout, 403"
  })
  @DisplayName("ASVS 7.4.1 14.3.2 14.5.1: an error is told on a plain page, to strangers too")
  void tellsErrorsToStrangers(String method, String path, int status) throws Exception {
    String answer = raw(request(path, "localhost").replaceFirst("GET", method));

    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(location(answer)).isEmpty();
    assertThat(answer)
        .doesNotContain("Apache Tomcat", "Exception", "Whitelabel", "at org.", "<script");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/pools?x=1%0d%0aSet-Cookie:%20stolen=1",
        "/api/v1/pools/1%0d%0aSet-Cookie:%20stolen=1",
        "/login?x=%0d%0aSet-Cookie:%20stolen=1",
        "/console%0d%0aSet-Cookie:%20stolen=1"
      })
  @DisplayName("ASVS 5.3.1: no header can be slipped into an answer")
  void letsNoHeaderBeSlippedIn(String path) throws Exception {
    assertThat(headers(raw(request(path, "localhost"))).toLowerCase(Locale.ROOT))
        .doesNotContain("stolen");
  }

  @Test
  @DisplayName("ASVS 14.4.3 14.4.4 14.4.5 14.4.6 14.4.7: every answer says what browsers may do")
  void sendsTheHeadersOfCaution() throws Exception {
    for (String path : List.of("/", "/login", "/api/v1/pools", "/api/", "/api/v1/nothing")) {
      HttpResponse<String> answer = pool().get(path, "Accept", "text/html, application/json");

      assertThat(answer.headers().firstValue("X-Content-Type-Options"))
          .as(path)
          .contains("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).as(path).isPresent();
      assertThat(answer.headers().firstValue("Content-Security-Policy"))
          .as(path)
          .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
      assertThat(answer.headers().map()).as(path).doesNotContainKeys("Server", "X-Powered-By");
    }
  }

  @Test
  @DisplayName("ASVS 13.2.3 4.2.2: a form of another site changes nothing")
  void refusesAForgedForm() throws Exception {
    try (Visit visit = new Visit(pool().url())) {
      visit.signIn("anna", Keys.PASSWORD);
      String cookie = "chimera_session=" + visit.session();

      assertThat(pool().get("/api/v1/users", "Cookie", cookie).statusCode()).isEqualTo(200);
      HttpResponse<String> forged =
          pool()
              .send(
                  "POST",
                  "/api/v1/bans",
                  "{\"range\":\"203.0.113.7\",\"reason\":\"forged\"}",
                  "Cookie",
                  cookie,
                  "Content-Type",
                  "application/json");
      assertThat(forged.statusCode()).isEqualTo(403);
      assertThat(pool().send("POST", "/logout", "", "Cookie", cookie).statusCode())
          .isGreaterThanOrEqualTo(300);
      assertThat(pool().get("/api/v1/users", "Cookie", cookie).statusCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("ASVS 2.2.1: whoever guesses is slowed down, and keeps nobody else out")
  void slowsDownWhoeverGuesses() throws Exception {
    HttpResponse<String> last = pool().get("/api/v1/users", "Authorization", "Bearer guess");
    for (int i = 0; i < 600 && last.statusCode() != 429; i++) {
      last = pool().get("/api/v1/users", "Authorization", "Bearer guess" + i);
    }

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    assertThat(get("/api/v1/users", keys().token(owner(), Set.of(Permission.RUN_ACCOUNTS))))
        .isEqualTo(200);
  }

  private static int get(String path, String token) throws Exception {
    return pool().get(path, "Authorization", "Bearer " + token).statusCode();
  }

  private static int post(String path, String token) throws Exception {
    return pool()
        .send(
            "POST",
            path,
            "{}",
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            "application/json")
        .statusCode();
  }

  private static String request(String path, String host) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/html, application/json\r\nConnection: close\r\n\r\n"
        .formatted(path, host);
  }

  private static String headers(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    return end < 0 ? answer : answer.substring(0, end);
  }

  private static String location(String answer) {
    return headers(answer)
        .lines()
        .filter(line -> line.regionMatches(true, 0, "location:", 0, 9))
        .map(line -> line.substring(9).strip())
        .findFirst()
        .orElse("");
  }

  /// Sends bytes as no well-behaved client would.
  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), pool().port())) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static LivePool pool() {
    return Objects.requireNonNull(pool, "the program was not started");
  }

  private static Keys keys() {
    return Objects.requireNonNull(keys);
  }

  private static Visitor owner() {
    return Objects.requireNonNull(owner);
  }

  private static Visitor viewer() {
    return Objects.requireNonNull(viewer);
  }
}
