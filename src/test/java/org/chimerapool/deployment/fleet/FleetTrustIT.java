package org.chimerapool.deployment.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.deployment.AgentDesk;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.deployment.engine.DeploymentsOf;
import org.chimerapool.deployment.log.Answer;
import org.chimerapool.kernel.SecretBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a key may do before and after somebody has accepted it, and what is kept of a machine.
@DatabaseTest
class FleetTrustIT {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final URI CONSOLE = URI.create("https://pool.example.org");
  private static final String IDENTITY = "identity 5f1c0d7e9b\n";

  @TempDir private Path folder;
  private JooqFleet fleet;
  private JooqEnrolments enrolments;
  private JooqHealthChecks checks;
  private ResidentDesk desk;
  private FleetWatch watch;

  @BeforeEach
  void open(TestDatabase database) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    SecretBox box = SecretBox.of(folder, "");
    ConsoleKeys keys = new ConsoleKeys(database.sql(), box, clock);
    Deployments deployments = DeploymentsOf.database(database.sql(), box);
    JooqDiagnostics diagnostics = new JooqDiagnostics(database.sql(), clock);
    fleet = new JooqFleet(database.sql(), clock);
    enrolments = new JooqEnrolments(database.sql(), keys, clock);
    checks = new JooqHealthChecks(database.sql());
    desk =
        new JooqResidentDesk(
            database.sql(), keys, enrolments, checks, diagnostics, new NoRuns(), clock);
    watch =
        new FleetWatch(
            database.sql(), deployments, diagnostics, HealthReading.Patience.USUAL, clock);
  }

  @Test
  void acceptsOnlyTheKeyWhoseCodeWasCompared() throws Exception {
    TestAgent own = new TestAgent(CONSOLE);
    long id = enrol(own, token(true));
    String token = token(true);
    TestAgent compared = new TestAgent(CONSOLE);
    assertThat(enrol(compared, token)).isEqualTo(id);
    Enrolments.Candidate shown = enrolments.candidates().getFirst();
    assertThat(shown.fingerprint()).isEqualTo(compared.fingerprint());
    TestAgent thief = new TestAgent(CONSOLE);
    assertThat(enrol(thief, token)).isEqualTo(id);

    assertThat(fleet.accept(id, shown.fingerprint(), "anna")).isFalse();
    assertThat(reach(id)).isEqualTo(new Reach.Agent(own.fingerprint()));
    assertThat(enrolments.candidates()).hasSize(1);
    assertThat(fleet.accept(id, thief.fingerprint(), "anna")).isTrue();
    assertThat(reach(id)).isEqualTo(new Reach.Agent(thief.fingerprint()));
  }

  @Test
  void takesNothingOfAMachineFromAKeyThatNobodyHasAccepted() throws Exception {
    TestAgent own = new TestAgent(CONSOLE);
    long id = enrol(own, token(true));
    TestAgent candidate = new TestAgent(CONSOLE);
    enrol(candidate, token(true));
    long ahead = NOW.plus(JooqResidentDesk.STAMP_MAY_BE_OFF).toEpochMilli();

    assertThat(poll(candidate, id, ahead, "repair 1 0 1000 repaired forged\n"))
        .contains("state pending");
    assertThat(fleet.find(id).orElseThrow().seenAt()).as("seen").isEmpty();
    assertThat(poll(own, id, NOW.toEpochMilli() + 1, "")).contains("state accepted");
    assertThat(fleet.find(id).orElseThrow().seenAt()).contains(NOW);
    assertThatThrownBy(() -> poll(candidate, id, ahead + 1, ""))
        .isInstanceOf(RefusedAgentException.class);
  }

  @Test
  void goesOnAfterALineOfRepairsThatWasCutShort() throws Exception {
    TestAgent own = new TestAgent(CONSOLE);
    long id = enrol(own, token(true));
    long stamp = NOW.toEpochMilli();

    assertThat(poll(own, id, stamp + 1, "repair 1 0 1000 repaired one\nrepair 2 0 20\n"))
        .contains("repairs 1\n");
    assertThat(poll(own, id, stamp + 2, "repair 2 0 20\nrepair 3 0 3000 failed three\n"))
        .contains("repairs 3\n");
    assertThat(poll(own, id, stamp + 3, "repair 3 0 3000 failed three\n")).contains("repairs 3\n");
    assertThat(checks.events(id, 50).stream().map(TargetEvent::kind))
        .filteredOn(
            kind -> kind == TargetEvent.Kind.REPAIRED || kind == TargetEvent.Kind.REPAIR_FAILED)
        .hasSize(2);
  }

  @Test
  void readsTheRepairsOfAReinstalledMachineFromTheFirst() throws Exception {
    TestAgent own = new TestAgent(CONSOLE);
    long id = enrol(own, token(true));
    long stamp = NOW.toEpochMilli();
    poll(own, id, stamp + 1, "repair 1 0 1 repaired a\nrepair 2 0 2 repaired b\n");
    TestAgent again = new TestAgent(CONSOLE);
    enrol(again, token(true));
    assertThat(fleet.accept(id, again.fingerprint(), "anna")).isTrue();

    assertThat(poll(again, id, stamp + 2, "")).contains("repairs 0\n");
    assertThat(poll(again, id, stamp + 3, "repair 1 0 3 repaired c\n")).contains("repairs 1\n");
    assertThat(checks.events(id, 50))
        .filteredOn(event -> event.kind() == TargetEvent.Kind.REPAIRED)
        .hasSize(3);
  }

  @Test
  void forgetsACheckThatIsNotForTheMachineAnyMore() throws Exception {
    TestAgent own = new TestAgent(CONSOLE);
    long id = enrol(own, token(true));
    fleet.change(id, "rig", "", Set.of("gpu"), false);
    checks.save(check(0, "gpu"));
    long number = checks.all().getLast().id();
    long stamp = NOW.toEpochMilli();
    poll(own, id, stamp + 1, "check %d 1 1 no cold\n".formatted(number));
    poll(own, id, stamp + 2, "check %d 2 1 yes cold\n".formatted(number));
    watch.look();
    assertThat(fleet.find(id).orElseThrow().health()).isEqualTo(TargetHealth.BAD);

    fleet.change(id, "rig", "", Set.of("cpu"), false);
    watch.look();
    assertThat(fleet.find(id).orElseThrow().health()).isEqualTo(TargetHealth.GOOD);
    assertThat(checks.of(id)).doesNotContainKey("Is it warm");

    checks.save(check(number, "cpu"));
    watch.look();
    assertThat(fleet.find(id).orElseThrow().health()).isEqualTo(TargetHealth.BAD);
  }

  @Test
  void changesAMachineWhollyOrNotAtAll() throws Exception {
    long id = enrol(new TestAgent(CONSOLE), token(true));

    assertThatThrownBy(() -> fleet.change(id, " ", "Porto", Set.of("gpu"), true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(fleet.find(id).orElseThrow().place()).isEmpty();
    assertThat(fleet.find(id).orElseThrow().labels()).isEmpty();

    fleet.change(id, "rig-7", "Porto", Set.of("gpu"), true);
    Target changed = fleet.find(id).orElseThrow();
    assertThat(changed.name()).isEqualTo("rig-7");
    assertThat(changed.place()).isEqualTo("Porto");
    assertThat(changed.labels()).containsExactly("gpu");
    assertThat(changed.spare()).isTrue();
  }

  private static HealthCheck check(long id, String appliesTo) {
    return new HealthCheck(
        id,
        "Is it warm",
        appliesTo,
        "false",
        Duration.ofMinutes(1),
        Duration.ofSeconds(5),
        "",
        1,
        Duration.ofHours(1));
  }

  private Reach reach(long id) {
    return fleet.find(id).orElseThrow().reach();
  }

  private String token(boolean preauthorised) {
    return enrolments
        .open(
            new EnrolmentPlan(
                TargetKind.GENERIC,
                Set.of(),
                "",
                "",
                preauthorised,
                5,
                Duration.ofMinutes(15),
                "anna"))
        .token();
  }

  private long enrol(TestAgent agent, String token) {
    String body = "key " + agent.key() + "\nhost rig\n" + IDENTITY;
    Claim claim = Claim.read("enrol", agent.claim("enrol", 0, NOW.toEpochMilli(), body));
    return desk.enrol(token, claim, bytes(body)).target();
  }

  private String poll(TestAgent agent, long id, long stamp, String body) {
    Claim claim = Claim.read("poll", agent.claim("poll", id, stamp, body));
    return desk.poll(desk.caller(claim), bytes(body), CONSOLE);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Nothing is to be done.
  private static final class NoRuns implements AgentDesk {

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
      return false;
    }

    @Override
    public CompletableFuture<Answer> take(long run, String key, long offset, byte[] bytes) {
      throw new UnsupportedOperationException();
    }
  }
}
