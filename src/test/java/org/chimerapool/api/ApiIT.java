package org.chimerapool.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chimerapool.LivePool;
import org.chimerapool.identity.Keys;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Role;
import org.chimerapool.identity.Visitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The API of the whole program, with simulated miners at work.
@Timeout(180)
class ApiIT {

  private static final Map<Role, String> TOKENS = new LinkedHashMap<>();

  @TempDir private static @Nullable Path home;
  private static @Nullable LivePool pool;

  @BeforeAll
  static void start() throws Exception {
    LivePool started =
        LivePool.start(
            Objects.requireNonNull(home),
            "--chimera.limits.api=5000",
            "--chimera.limits.api-known=5000");
    pool = started;
    Keys keys = new Keys(started.program());
    Visitor owner = keys.owner();
    TOKENS.put(Role.OWNER, keys.token(owner));
    for (Role role : List.of(Role.OPERATOR, Role.SUPPORT, Role.VIEWER)) {
      String login = "the." + role.name().toLowerCase(Locale.ROOT);
      TOKENS.put(role, keys.token(keys.person(owner, login, role)));
    }
    until(
        "the pool's figures",
        () -> pool().json("/api/v1/pools").path(0).path("workers").asInt() > 0);
  }

  @AfterAll
  static void stop() {
    if (pool != null) {
      pool.close();
    }
  }

  @Test
  void letsNobodyCallMoreThanTheTableOfScopesAllows() throws Exception {
    List<String> faults = new ArrayList<>();
    List<Call> calls = calls();
    assertThat(calls).hasSizeGreaterThan(20);
    for (Call call : calls) {
      judge(call, "nobody", null, false, faults);
      for (Map.Entry<Role, String> caller : TOKENS.entrySet()) {
        boolean allowed = call.scope().filter(s -> s.isGrantedTo(caller.getKey())).isPresent();
        judge(call, caller.getKey().name(), caller.getValue(), allowed, faults);
      }
    }
    assertThat(faults).isEmpty();
  }

  /// Whoever is allowed gets no 401 or 403; the paths name things that there are, or are not.
  private static void judge(
      Call call, String who, @Nullable String token, boolean allowed, List<String> faults)
      throws Exception {
    HttpResponse<String> answer = call.send(token);
    int status = answer.statusCode();
    boolean open = call.scope().isEmpty() || allowed;
    boolean refused = status == 401 || status == 403;
    if (open == refused || status >= 500) {
      faults.add("%s as %s: %d".formatted(call, who, status));
    }
    if (refused && status != (token == null ? 401 : 403)) {
      faults.add("%s as %s: %d instead of the other".formatted(call, who, status));
    }
    if (status >= 400 && !isProblem(answer, status)) {
      faults.add("%s as %s: %d is no problem+json: %s".formatted(call, who, status, answer.body()));
    }
  }

  @Test
  void lessensATokenToTheScopesThatItWasIssuedFor() throws Exception {
    Keys keys = new Keys(pool().program());
    Visitor olga = keys.person(ownerAgain(keys), "olga", Role.OWNER);
    String narrow = keys.token(olga, Set.of(Permission.SEE_METRICS));

    assertThat(get("/actuator/prometheus", narrow).statusCode()).isEqualTo(200);
    assertThat(get("/api/v1/users", narrow).statusCode()).isEqualTo(403);
    assertThat(get("/api/v1/sessions", narrow).statusCode()).isEqualTo(403);
    keys.revokeAll(olga);
    assertThat(get("/actuator/prometheus", narrow).statusCode()).isEqualTo(401);
    assertThat(get("/api/v1/pools", narrow).statusCode()).isEqualTo(401);
  }

  @Test
  void keepsEveryOperationOfATenantWithinItsPools() throws Exception {
    Keys keys = new Keys(pool().program());
    int foreign = 4242;
    String token =
        keys.token(keys.personOfTenant(ownerAgain(keys), "tess", Role.OPERATOR, "Basel", foreign));
    assertThat(pool().json("/api/v1/control/pools", known(Role.OWNER)).size()).isPositive();
    assertThat(pool().json("/api/v1/sessions", known(Role.OWNER)).size()).isPositive();

    List<String> faults = new ArrayList<>();
    List<Call> closed =
        calls().stream()
            .filter(call -> call.scope().isPresent())
            .filter(call -> !call.path().equals("/api/v1/audit"))
            .toList();
    for (Call call : closed) {
      HttpResponse<String> answer = call.send(token);
      boolean nothing =
          answer.statusCode() == 200
              && (answer.body().equals("[]") || answer.body().equals("{\"items\":[],\"total\":0}"));
      boolean malformed = answer.statusCode() == 400 && !call.method().equals("GET");
      if (!nothing && !malformed && answer.statusCode() != 403 && answer.statusCode() != 404) {
        faults.add(call + ": " + answer.statusCode() + " " + answer.body());
      }
    }
    assertThat(faults).isEmpty();
    assertThat(pool().json("/api/v1/audit", "Authorization", "Bearer " + token))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.path("actor").asString()).isEqualTo("tess"));
    assertThat(get("/api/v1/pools/1/workers", token).statusCode()).isEqualTo(404);
    assertThat(get("/actuator/prometheus", token).statusCode()).isEqualTo(403);
    long session = pool().json("/api/v1/sessions", known(Role.OWNER)).path(0).path("id").asLong();
    assertThat(
            pool()
                .send(
                    "DELETE", "/api/v1/sessions/" + session, "", "Authorization", "Bearer " + token)
                .statusCode())
        .isEqualTo(404);
    assertThat(
            pool()
                .send(
                    "POST", "/api/v1/control/pools/1/pause", "", "Authorization", "Bearer " + token)
                .statusCode())
        .isEqualTo(404);
    for (String spelled : List.of("0x1", "%2B1", "0000000001", "%201")) {
      assertThat(get("/api/v1/pools/" + spelled + "/workers", token).statusCode())
          .as("workers of pool %s", spelled)
          .isEqualTo(404);
      assertThat(
              pool()
                  .send(
                      "POST",
                      "/api/v1/control/pools/" + spelled + "/pause",
                      "",
                      "Authorization",
                      "Bearer " + token)
                  .statusCode())
          .as("a pause of pool %s", spelled)
          .isEqualTo(404);
    }
    assertThat(pool().json("/api/v1/control/pools", known(Role.OWNER)).path(0).toString())
        .as("the pool of others still runs")
        .containsIgnoringCase("running");
  }

  @Test
  void namesAScopeOrEverybodyForEachOperation() throws Exception {
    assertThat(calls().stream().filter(call -> call.scope().isEmpty()).map(Call::path))
        .allMatch(path -> path.startsWith("/api/v1/pools"))
        .isNotEmpty();
    assertThat(calls().stream().filter(call -> !call.method().equals("GET")))
        .isNotEmpty()
        .allMatch(call -> call.scope().isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/nothing, 404",
    "GET, /api/, 200",
    "GET, /api/v1, 404",
    "POST, /api/v1/pools, 405",
    "DELETE, /api/v1/audit, 405",
    "GET, /api/v1/pools/999, 404",
    "GET, /api/v1/pools/x, 400",
    "GET, /api/v1/pools/1/blocks?limit=0, 400",
    "GET, /api/v1/pools/1/blocks?limit=201, 400",
    "GET, /api/v1/pools/1/blocks?page=-1, 400",
    "GET, /api/v1/pools/1/blocks?page=99999999999999, 400",
    "GET, /api/v1/pools/1/series?range=9y, 400",
    "GET, /api/v1/pools/1/miners/nobody-at-all, 404",
    "GET, /api/v1/../../etc/passwd, 400",
    "GET, /api/v1/%2e%2e/%2e%2e/etc/passwd, 400",
    "GET, /api/v1/pools;jsessionid=1, 400",
    "GET, /api/v1//pools, 400",
    "PATCH, /api/v1/pools, 405",
    "GET, /actuator, 401",
    "GET, /actuator/env, 401",
    "GET, /actuator/heapdump, 401",
    "GET, /actuator/prometheus, 401",
    "GET, /v3/nothing, 401"
  })
  void answersEveryErrorAsAProblem(String method, String path, int expected) throws Exception {
    HttpResponse<String> answer = pool().send(method, path, "");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    if (expected >= 400) {
      assertThat(isProblem(answer, expected)).as(answer.body()).isTrue();
      assertThat(answer.body()).doesNotContain("Exception", "org.chimerapool", "at org.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer x", "Bearer ", "Basic YW5uYTpwYXNz", "Bearer a.b.c", "x"})
  void tellsWhoeverSendsWorthlessCredentials(String credentials) throws Exception {
    HttpResponse<String> answer = pool().get("/api/v1/pools", "Authorization", credentials);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
    assertThat(isProblem(answer, 401)).isTrue();
  }

  @Test
  void refusesABodyThatIsNotAsItShouldBe() throws Exception {
    String token = TOKENS.get(Role.OWNER);
    for (String body :
        List.of("", "{", "[]", "{\"range\":\"x\",\"reason\":\"y\"}", "{\"range\":\"192.0.2.1\"}")) {
      HttpResponse<String> answer =
          pool()
              .send(
                  "POST",
                  "/api/v1/bans",
                  body,
                  "Authorization",
                  "Bearer " + token,
                  "Content-Type",
                  "application/json");
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(isProblem(answer, 400)).as(answer.body()).isTrue();
    }
    HttpResponse<String> form =
        pool()
            .send(
                "POST",
                "/api/v1/bans",
                "range=192.0.2.1",
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/x-www-form-urlencoded");
    assertThat(form.statusCode()).isEqualTo(415);
    assertThat(isProblem(form, 415)).isTrue();
  }

  @Test
  void bansAndLiftsAndWritesItDown() throws Exception {
    String[] known = known(Role.SUPPORT, "Content-Type", "application/json");
    HttpResponse<String> made =
        pool()
            .send(
                "POST",
                "/api/v1/bans",
                "{\"range\":\"203.0.113.0/24\",\"minutes\":5,\"reason\":\"test\"}",
                known);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String id = LivePool.JSON.readTree(made.body()).path("id").asString();

    assertThat(pool().get("/api/v1/bans", known).body()).contains("203.0.113.0/24");
    assertThat(pool().send("DELETE", "/api/v1/bans/" + id, "", known).statusCode()).isEqualTo(204);
    assertThat(pool().send("DELETE", "/api/v1/bans/" + id, "", known).statusCode()).isEqualTo(404);
    assertThat(pool().get("/api/v1/audit?search=203.0.113.0", known(Role.OPERATOR)).body())
        .contains("BAN_ADDED", "the.support");
  }

  @Test
  void leadsThroughAListByItsLinks() throws Exception {
    String[] known = known(Role.OPERATOR);
    List<Long> numbers = new ArrayList<>();
    Optional<String> path = Optional.of("/api/v1/audit?limit=3");
    while (path.isPresent()) {
      HttpResponse<String> answer = pool().get(path.get(), known);
      LivePool.JSON
          .readTree(answer.body())
          .forEach(row -> numbers.add(row.path("number").asLong()));
      path = link(answer, "next");
    }
    assertThat(numbers).hasSizeGreaterThan(3).doesNotHaveDuplicates().endsWith(1L);

    HttpResponse<String> first = pool().get("/api/v1/pools/1/workers?limit=1", known);
    int total = LivePool.JSON.readTree(first.body()).path("total").asInt();
    assertThat(total).isGreaterThan(1);
    assertThat(link(first, "last"))
        .hasValueSatisfying(last -> assertThat(last).endsWith("page=" + total));
    assertThat(link(first, "prev")).isEmpty();
    assertThat(pool().get(link(first, "next").orElseThrow(), known).body())
        .isNotEqualTo(first.body());
  }

  @Test
  void saysThatNothingHasChanged() throws Exception {
    String[] known = known(Role.VIEWER);
    HttpResponse<String> first = pool().get("/api/v1/devices", known);
    String etag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again =
        pool().get("/api/v1/devices", known(Role.VIEWER, "If-None-Match", etag));

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");
  }

  @Test
  void keepsOtherSitesOut() throws Exception {
    HttpResponse<String> answer =
        pool().get("/api/v1/pools", "Origin", "https://elsewhere.example");
    HttpResponse<String> preflight =
        pool()
            .send(
                "OPTIONS",
                "/api/v1/bans",
                "",
                "Origin",
                "https://elsewhere.example",
                "Access-Control-Request-Method",
                "POST");

    for (HttpResponse<String> each : List.of(answer, preflight)) {
      assertThat(each.headers().map().keySet())
          .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }
  }

  @Test
  void tellsFiguresThatScreensShow() throws Exception {
    JsonNode first = pool().json("/api/v1/pools").path(0);
    String id = first.path("id").asString();
    String worker =
        pool()
            .json("/api/v1/pools/" + id + "/workers", known(Role.VIEWER))
            .path("items")
            .path(0)
            .path("address")
            .asString();

    assertThat(first.path("coin").asString()).isEqualTo("SIM");
    assertThat(pool().json("/api/v1/pools/" + id + "/series?range=1h").path("points").size())
        .isGreaterThan(10);
    JsonNode miner = pool().json("/api/v1/pools/" + id + "/miners/" + worker);
    assertThat(miner.path("workers").asInt()).isPositive();
    JsonNode rate = miner.path("quarterHour");
    assertThat(rate.path("low").asDouble()).isLessThanOrEqualTo(rate.path("perSecond").asDouble());
    assertThat(rate.path("high").asDouble())
        .isGreaterThanOrEqualTo(rate.path("perSecond").asDouble());
    assertThat(pool().json("/api/v1/nodes", known(Role.VIEWER)).path(0).path("coin").asString())
        .isEqualTo("SIM");
    assertThat(
            pool()
                .json("/api/v1/system", known(Role.VIEWER))
                .path("database")
                .path("reachable")
                .asBoolean())
        .isTrue();
  }

  @Test
  void neverTellsASecret() throws Exception {
    for (Call call : calls()) {
      if (call.method().equals("GET")) {
        assertThat(call.send(TOKENS.get(Role.OWNER)).body())
            .as(call.toString())
            .doesNotContain("$argon2", "password_hash", "passwordHash", "secret\":");
      }
    }
  }

  @Test
  void answersAScrapeThatPrometheusUnderstands() throws Exception {
    String text = get("/actuator/prometheus", token(Role.VIEWER)).body();
    Map<String, String> types = new LinkedHashMap<>();
    Pattern sample =
        Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{([^}\"]|\"[^\"]*\")*})? (NaN|[+-]Inf|[-+0-9.eE]+)");
    for (String line : text.lines().toList()) {
      if (line.startsWith("# TYPE ")) {
        String[] words = line.split(" ", -1);
        types.put(words[2], words[3]);
      } else if (!line.startsWith("#")) {
        Matcher matcher = sample.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        assertThat(types.keySet()).as(line).anyMatch(name -> matcher.group(1).startsWith(name));
      }
    }
    assertThat(types)
        .containsEntry("chimera_pool_hashrate", "gauge")
        .containsEntry("chimera_pool_shares_accepted_total", "counter")
        .containsEntry("chimera_pool_shares_refused_total", "counter")
        .containsEntry("chimera_stratum_connections", "gauge")
        .containsEntry("chimera_journal_lag_seconds", "gauge")
        .containsEntry("chimera_database_up", "gauge")
        .containsEntry("chimera_node_health", "gauge")
        .containsEntry("chimera_node_height", "gauge")
        .containsEntry("chimera_verify_queue", "gauge");
    assertThat(text.lines().filter(line -> line.startsWith("chimera_")))
        .hasSizeLessThan(500)
        .noneMatch(line -> line.contains("worker=") || line.contains("address="));
    assertThat(text).contains("chimera_database_up 1.0").contains("pool=\"1\"");
    types.keySet().stream()
        .filter(name -> name.startsWith("chimera_"))
        .forEach(name -> assertThat(text).contains("# HELP " + name + " "));
  }

  @Test
  void showsItsPageWithoutAnythingFromElsewhere() throws Exception {
    HttpResponse<String> page = pool().get("/api/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    assertThat(page.body()).doesNotContainPattern("(src|href)=\"(https?:)?//");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe-inline", "unsafe-eval"));
  }

  private static Visitor ownerAgain(Keys keys) {
    return keys.signIn("anna");
  }

  private static List<Call> calls() throws Exception {
    JsonNode document = pool().json("/v3/api-docs");
    List<Call> calls = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            calls.add(
                                new Call(
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    Optional.ofNullable(
                                            operation.getValue().path("x-scope").asString(null))
                                        .map(scope -> Permission.ofScope(scope).orElseThrow())))));
    return calls;
  }

  private record Call(String method, String path, Optional<Permission> scope) {

    /// Changes are asked of things that there are not, so that nothing changes.
    HttpResponse<String> send(@Nullable String token) throws Exception {
      String real =
          path.replace("{pool}", method.equals("GET") ? "1" : "999")
              .replaceAll("\\{[a-z]+}", "999");
      Stream<String> headers =
          token == null
              ? Stream.of("Content-Type", "application/json")
              : Stream.of("Content-Type", "application/json", "Authorization", "Bearer " + token);
      return pool()
          .send(method, real, method.equals("GET") ? "" : "{}", headers.toArray(String[]::new));
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private static Optional<String> link(HttpResponse<String> answer, String relation) {
    return answer
        .headers()
        .firstValue("Link")
        .map(Pattern.compile("<([^>]*)>; rel=\"" + relation + "\"")::matcher)
        .filter(Matcher::find)
        .map(match -> match.group(1));
  }

  private static boolean isProblem(HttpResponse<String> answer, int status) {
    return answer
            .headers()
            .firstValue("Content-Type")
            .filter(type -> type.startsWith("application/problem+json"))
            .isPresent()
        && LivePool.JSON.readTree(answer.body()).path("status").asInt() == status;
  }

  private static HttpResponse<String> get(String path, String token) throws Exception {
    return pool().get(path, "Authorization", "Bearer " + token);
  }

  private static String token(Role role) {
    return Objects.requireNonNull(TOKENS.get(role));
  }

  private static String[] known(Role role, String... more) {
    return Stream.concat(Stream.of("Authorization", "Bearer " + token(role)), Stream.of(more))
        .toArray(String[]::new);
  }

  private static LivePool pool() {
    return Objects.requireNonNull(pool, "the program was not started");
  }

  private static void until(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }
}
