package org.chimerapool.deployment.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.deployment.fleet.TestMachine.until;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.chimerapool.ChimeraProcess;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.deployment.Route;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.RunPlan;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.engine.DeploymentsOf;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.chimerapool.kernel.SecretBox;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/// The whole program in a process of its own, and real agents in bash against it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(900)
class FleetIT {

  private static final String HELLO =
      """
      recipe: hello
      title: Hello
      parameters:
        - name: PASSWORD
          kind: secret
      phases:
        - name: Talk
          steps:
            - name: Say it
              run: |
                echo "hello from a run"
                mkdir -p "$CHIMERA_STATE/versions"
                echo 1.2.3 > "$CHIMERA_STATE/versions/thing"
                touch "$CHIMERA_STATE/ran"
      """;

  private Path folder;
  private ChimeraProcess console;
  private Fleet fleet;
  private Enrolments enrolments;
  private HealthChecks checks;
  private Diagnostics diagnostics;
  private Deployments deployments;

  @BeforeAll
  void start(@TempDir Path kept) throws Exception {
    folder = kept;
    console = ChimeraProcess.start(folder.resolve("console"), List.of());
    console.awaitReady();
    Path data = console.home().resolve("data");
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setPortNumbers(new int[] {console.databasePort()});
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setDatabaseName("chimera");
    source.setUser("postgres");
    source.setPassword(Files.readString(data.resolve("postgres.password")).strip());
    DSLContext db = DSL.using(source, SQLDialect.POSTGRES);
    SecretBox box = SecretBox.of(data, "");
    Clock clock = Clock.systemUTC();
    fleet = new JooqFleet(db, clock);
    enrolments = new JooqEnrolments(db, new ConsoleKeys(db, box, clock), clock);
    checks = new JooqHealthChecks(db);
    diagnostics = new JooqDiagnostics(db, clock);
    deployments = DeploymentsOf.database(db, box);
  }

  @AfterAll
  void stop() throws IOException {
    console.close();
  }

  @Test
  void comesInWhenItsCodeWasComparedAndRunsWhatTheConsoleSigned() throws Exception {
    try (TestMachine machine = machine("first")) {
      machine.enrol(url(), token(false, 1, ""));
      until("it shows itself", () -> !enrolments.candidates().isEmpty());
      Enrolments.Candidate candidate = enrolments.candidates().getFirst();
      until("it shows its code", () -> machine.printed().contains(candidate.code()));
      long id = candidate.target().id();
      assertThat(fleet.matching("")).extracting(Target::id).doesNotContain(id);

      String key = candidate.fingerprint();
      assertThat(fleet.accept(id, key, "anna")).isTrue();
      assertThat(fleet.accept(id, key, "anna")).as("only once").isFalse();
      until("it tells of itself", () -> target(id).hardware().containsKey("cores"));
      until("it is heard", () -> target(id).seenAt().isPresent());

      Run run = make(id);
      until("it ends", () -> read(run).state() == RunState.SUCCEEDED && read(run).logComplete());
      assertThat(machine.file("ran")).exists();

      console.kill();
      console.restart();
      console.awaitReady();
      Files.delete(machine.file("ran"));
      Run second = make(id);
      until("the next one ends", () -> read(second).state() == RunState.SUCCEEDED);
      until("it reports versions", () -> "1.2.3".equals(target(id).versions().get("thing")));
      fleet.installed(id, "thing", "1.2.4");
      Files.writeString(machine.file("versions/thing"), "1.2.3\n");
      until("drift is seen", () -> checks.drift().containsKey(id));
    }
  }

  @Test
  void opensNothingWithATokenThatIsUsedOrMadeUpOrForOthers() throws Exception {
    String once = token(true, 1, "");
    try (TestMachine first = machine("once");
        TestMachine second = machine("twice");
        TestMachine other = machine("other")) {
      first.enrol(url(), once);
      until("the first is in", () -> first.printed().contains("belongs to the fleet"));
      for (String token : List.of(once, "a".repeat(27), token(true, 1, "no-such-host-*"))) {
        TestMachine refused = token.startsWith("a") ? other : second;
        Process process = refused.enrol(url(), token);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(refused.printed()).contains("Not enrolled: ");
      }
      assertThat(second.printed()).contains("this token is for machines called");
    }
  }

  @Test
  void refusesWhatIsReplayedOrSignedByAnotherOrTooLarge() throws Exception {
    TestAgent agent = new TestAgent(console.url("/"));
    TestAgent stranger = new TestAgent(console.url("/"));
    String token = token(true, 2, "");
    String body = "key " + agent.key() + "\nhost replayed\n";
    long now = System.currentTimeMillis();
    HttpResponse<String> in = agent.send("enrol", agent.claim("enrol", 0, now, body), token, body);
    assertThat(in.statusCode()).isEqualTo(200);
    long id = Long.parseLong(in.body().replaceAll("(?s).*\ntarget ([0-9]+)\n.*", "$1"));

    String claim = agent.claim("poll", id, now + 1, "");
    assertThat(agent.send("poll", claim, "", "").statusCode()).isEqualTo(200);
    HttpResponse<String> replayed = agent.send("poll", claim, "", "");
    assertThat(replayed.statusCode()).isEqualTo(409);
    assertThat(replayed.body()).contains("after=" + (now + 1));
    assertThat(agent.send("poll", agent.claim("poll", id, now - 600_000, ""), "", "").statusCode())
        .as("held back for long")
        .isEqualTo(409);
    assertThat(agent.send("checks", agent.claim("poll", id, now + 2, ""), "", "").statusCode())
        .as("an answer to another question")
        .isEqualTo(403);
    assertThat(agent.send("poll", agent.claim("poll", id, now + 3, ""), "", "more").statusCode())
        .as("a body that was not signed")
        .isEqualTo(400);
    assertThat(stranger.send("poll", stranger.claim("poll", id, now + 4, ""), "", "").statusCode())
        .as("another key")
        .isEqualTo(403);
    assertThat(
            agent.send("poll", agent.claim("poll", id + 1_000, now + 5, ""), "", "").statusCode())
        .as("another machine")
        .isEqualTo(403);
    String much = "x".repeat(70_000);
    assertThat(agent.send("poll", agent.claim("poll", id, now + 6, much), "", much).statusCode())
        .isEqualTo(413);
    assertThat(agent.send("poll", "nonsense", "", "").statusCode()).isEqualTo(400);

    String forged = "key " + stranger.key() + "\n";
    assertThat(
            agent
                .send("enrol", agent.claim("enrol", 0, now + 7, forged), token, forged)
                .statusCode())
        .as("a key that it does not have")
        .isEqualTo(400);
    fleet.revoke(id, "anna");
    assertThat(agent.send("poll", agent.claim("poll", id, now + 8, ""), "", "").statusCode())
        .isEqualTo(410);
  }

  @Test
  void refusesAStrangersLogBeforeItIsSent() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.httpPort())) {
      socket.setSoTimeout(30_000);
      String head =
          """
          POST /deploy/runs/1/log HTTP/1.1\r
          Host: localhost\r
          authorization: Bearer made-up\r
          chimera-offset: 0\r
          Content-Length: 1000000\r
          \r
          """;
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      byte[] answer = socket.getInputStream().readNBytes(12);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 403");
    }
  }

  @Test
  void runsNothingThatWasChangedOnTheWay() throws Exception {
    HttpServer between =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try (TestMachine machine = machine("tampered");
        HttpClient client = HttpClient.newHttpClient()) {
      machine.enrol(url(), token(true, 1, ""));
      long id = seen("tampered");
      machine.silence();
      between.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      between.createContext(
          "/",
          exchange -> {
            HttpRequest.Builder request =
                HttpRequest.newBuilder(console.url(exchange.getRequestURI().getPath()));
            request.header(
                "chimera-machine",
                Objects.requireNonNullElse(
                    exchange.getRequestHeaders().getFirst("chimera-machine"), "none"));
            byte[] body = exchange.getRequestBody().readAllBytes();
            request.method(
                exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            try {
              HttpResponse<String> answer =
                  client.send(request.build(), HttpResponse.BodyHandlers.ofString());
              byte[] changed =
                  answer
                      .body()
                      .replace("hello from a run", "hello from a thief")
                      .getBytes(StandardCharsets.UTF_8);
              exchange.sendResponseHeaders(answer.statusCode(), changed.length);
              exchange.getResponseBody().write(changed);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            exchange.close();
          });
      between.start();
      Path settings = machine.file("agent/settings");
      String way = "http://127.0.0.1:" + between.getAddress().getPort();
      Files.writeString(settings, Files.readString(settings).replace(url(), way));
      Run run = make(id);
      machine.stay();

      Path log = machine.file("agent/agent.log");
      until("it says so", () -> contains(log, "is not signed with the key"));
      assertThat(machine.file(run.id() + "/run.sh")).doesNotExist();
      assertThat(machine.file("ran")).doesNotExist();
    } finally {
      between.stop(0);
    }
  }

  @Test
  void tellsAMachineThatWasShutOut() throws Exception {
    try (TestMachine machine = machine("revoked")) {
      machine.enrol(url(), token(true, 1, ""));
      long id = seen("revoked");
      Run run = make(id);
      until("it runs", () -> read(run).state() == RunState.SUCCEEDED);
      assertThat(fleet.revoke(id, "anna")).isTrue();
      assertThat(target(id).reach())
          .isInstanceOfSatisfying(
              Reach.Agent.class,
              agent ->
                  assertThat(fleet.accept(id, agent.fingerprint(), "anna"))
                      .as("for good")
                      .isFalse());
      until("it says so", () -> machine.printed().contains("does not belong to the fleet"));
      Run late = make(id);
      until("no run waits for it", () -> read(late).state() == RunState.CANCELLED);
    }
  }

  @Test
  void getsOnWithAClockThatIsWrongByAMonth() throws Exception {
    Path clock =
        Files.writeString(
            folder.resolve("clock"),
            """
        unset EPOCHREALTIME
        date() {
          if [ "$*" = +%s%3N ]; then echo $(($(command date +%s%3N) + 2592000000)); else command date "$@"; fi
        }
        """);
    try (TestMachine machine =
        new TestMachine(folder.resolve("late"), Map.of("BASH_ENV", clock.toString()))) {
      machine.enrol(url(), token(true, 1, ""));
      until("it is in", () -> machine.printed().contains("belongs to the fleet"));
      until(
          "the clock is noticed",
          () ->
              checks.reasons().values().stream()
                  .flatMap(List::stream)
                  .anyMatch(each -> each.code() == HealthReason.Code.CLOCK));
    }
  }

  @Test
  void repairsAsOftenAsItMayAndThenCallsAPerson() throws Exception {
    try (TestMachine machine = machine("ill")) {
      Path tries = machine.file("tries");
      Path well = machine.file("well");
      String label = "ill-one";
      checks.save(
          new HealthCheck(
              0,
              "Is it well",
              label,
              "echo looking; test -e " + well,
              Duration.ofSeconds(1),
              Duration.ofSeconds(5),
              "echo tried >> " + tries,
              2,
              Duration.ofHours(1)));
      machine.enrol(url(), token(true, 1, "", label));
      long id = seenWith(label);
      until("a person is needed", () -> happened(id, TargetEvent.Kind.NEEDS_PERSON));
      assertThat(Files.readAllLines(tries)).hasSize(2);
      until("it says so", () -> target(id).healthWords().contains("needs a person: Is it well"));
      assertThat(target(id).health()).isEqualTo(TargetHealth.BAD);

      machine.silence();
      machine.stay();
      CheckStanding before = Objects.requireNonNull(checks.of(id).get("Is it well"));
      until(
          "it goes on looking",
          () -> Objects.requireNonNull(checks.of(id).get("Is it well")).number() > before.number());
      assertThat(Files.readAllLines(tries)).as("a new start gives no new tries").hasSize(2);

      Files.createFile(well);
      until("it recovers", () -> happened(id, TargetEvent.Kind.CHECK_RECOVERED));
      until("it is good", () -> target(id).health() == TargetHealth.GOOD);
      assertThat(checks.events(id, 100).stream().map(TargetEvent::kind))
          .filteredOn(kind -> kind == TargetEvent.Kind.REPAIRED)
          .hasSize(2);
    }
  }

  @Test
  void sendsABundleWithoutSecrets() throws Exception {
    try (TestMachine machine = machine("curious")) {
      machine.enrol(url(), token(true, 1, ""));
      long id = seen("curious");
      Run run = make(id);
      until("it ends", () -> read(run).state() == RunState.SUCCEEDED);
      Files.writeString(
          machine.file("agent/agent.log"),
          """
          PASSWORD="hunter2secret" and correct-horse-battery
          fetching https://bob:topsecret@example.org/x
          authorization: Bearer abcdefgh12345678
          -----BEGIN EC PRIVATE KEY-----
          MHcCAQEEIPrivatePrivatePrivate
          -----END EC PRIVATE KEY-----
          and this stays
          """);
      assertThat(diagnostics.want(id, "anna")).isTrue();
      String text = bundle(id, 1);
      assertThat(text.contains("hello from a run")).isTrue();

      machine.silence();
      machine.stay();
      bundle(id, 2);
    }
  }

  /// What the machine tells of itself, which is asked for once however often somebody wants it.
  private String bundle(long id, int number) throws InterruptedException {
    assertThat(diagnostics.want(id, "anna")).isTrue();
    until("it arrives", () -> diagnostics.of(id).getFirst().arrivedAt().isPresent());
    assertThat(diagnostics.of(id)).hasSize(number);
    String text = diagnostics.content(diagnostics.of(id).getFirst().id()).orElseThrow();
    for (String each : List.of("=== Disks", "=== Memory", "and this stays")) {
      assertThat(text.contains(each)).as(each).isTrue();
    }
    for (String each :
        List.of(
            "hunter2secret",
            "correct-horse-battery",
            "topsecret",
            "abcdefgh12345678",
            "PrivatePrivate")) {
      assertThat(text.contains(each)).as(each).isFalse();
    }
    return text;
  }

  @Test
  void keepsTheOldKeyUntilSomebodyHasAcceptedTheNewOne() throws Exception {
    try (TestMachine before = machine("renewed");
        TestMachine after =
            new TestMachine(
                folder.resolve("renewed-again"),
                Map.of("CHIMERA_IDENTITY", folder.resolve("renewed").toString()))) {
      before.enrol(url(), token(true, 1, ""));
      long id = seen("renewed");
      after.enrol(url(), token(true, 1, ""));
      until("it waits", () -> after.printed().contains("waits until somebody accepts it"));
      assertThat(enrolments.candidates())
          .filteredOn(each -> each.target().id() == id)
          .singleElement()
          .matches(Enrolments.Candidate::newKey)
          .matches(each -> after.printed().contains(each.code()));
      Run run = make(id);
      until("the old key still holds", () -> read(run).state() == RunState.SUCCEEDED);
      assertThat(before.file("ran")).exists();

      String key =
          enrolments.candidates().stream()
              .filter(each -> each.target().id() == id)
              .map(Enrolments.Candidate::fingerprint)
              .findFirst()
              .orElseThrow();
      assertThat(fleet.accept(id, key, "anna")).isTrue();
      Run next = make(id);
      until("the new one holds", () -> read(next).state() == RunState.SUCCEEDED);
      assertThat(after.file("ran")).exists();
    }
  }

  @Test
  void followsTheConsoleToANewKey() throws Exception {
    try (TestMachine machine = machine("following")) {
      machine.enrol(url(), token(true, 1, ""));
      long id = seen("following");
      String fingerprint = enrolments.renewConsoleKey();
      until("it follows", () -> machine.printed().contains("The console has a new key"));
      assertThat(fingerprint).hasSize(64);
      Run run = make(id);
      until("it goes on", () -> read(run).state() == RunState.SUCCEEDED);
    }
  }

  @Test
  void leavesByItself() throws Exception {
    try (TestMachine machine = machine("leaving")) {
      machine.enrol(url(), token(true, 1, ""));
      long id = seen("leaving");
      Process leaving = machine.bash("bash " + machine.file("agent/resident.sh") + " uninstall");
      assertThat(leaving.waitFor(60, TimeUnit.SECONDS)).isTrue();
      until("the console knows", () -> target(id).state() == TargetState.REVOKED);
      assertThat(machine.file("agent")).doesNotExist();
    }
  }

  private TestMachine machine(String name) throws IOException {
    return new TestMachine(folder.resolve(name), Map.of());
  }

  private String url() {
    URI url = console.url("");
    return url.toString();
  }

  private String token(boolean preauthorised, int machines, String pattern, String... labels) {
    EnrolmentPlan plan =
        new EnrolmentPlan(
            TargetKind.GENERIC,
            Set.of(labels),
            "Berlin",
            pattern,
            preauthorised,
            machines,
            Duration.ofMinutes(15),
            "anna");
    return enrolments.open(plan).token();
  }

  /// The number of a machine that has come and was heard.
  private long seen(String folderName) throws InterruptedException {
    Path settings = folder.resolve(folderName).resolve("agent/settings");
    until("it is in", () -> contains(settings, "TARGET="));
    try {
      String text = Files.readString(settings);
      long id = Long.parseLong(text.replaceAll("(?s).*TARGET=([0-9]+).*", "$1"));
      until("it is heard", () -> target(id).seenAt().isPresent());
      return id;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private long seenWith(String label) throws InterruptedException {
    until("it is in", () -> !fleet.matching(label).isEmpty());
    return fleet.matching(label).getFirst().id();
  }

  private boolean happened(long id, TargetEvent.Kind kind) {
    return checks.events(id, 100).stream().anyMatch(each -> each.kind() == kind);
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException e) {
      return false;
    }
  }

  private Target target(long id) {
    return fleet.find(id).orElseThrow();
  }

  private Run make(long id) {
    return deployments.make(
        new RunPlan(
            RecipeReader.read(HELLO),
            "a test",
            Map.of("PASSWORD", "correct-horse-battery"),
            "anna",
            Route.AGENT,
            OptionalLong.of(id)));
  }

  private Run read(Run run) {
    return deployments.find(run.id()).orElseThrow();
  }
}
