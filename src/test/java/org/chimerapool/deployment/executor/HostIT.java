package org.chimerapool.deployment.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.LogProof;
import org.chimerapool.deployment.Route;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.RunPlan;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.StepStanding;
import org.chimerapool.deployment.engine.TestEngine;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.deployment.fleet.NewTarget;
import org.chimerapool.deployment.fleet.Reach;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.fleet.TargetKind;
import org.chimerapool.deployment.fleet.TestFleet;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.chimerapool.testing.LabHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs on hosts with an sshd and a network of their own: by push and by pull, with cables pulled,
/// plugs pulled and disks filled.
@DatabaseTest
@Timeout(300)
class HostIT {

  private static final String COUNTING =
      """
      recipe: counting
      title: Counting
      phases:
        - name: Count
          steps:
            - name: Count to three hundred
              run: |
                for i in $(seq 1 300); do echo "number $i"; [ $((i % 30)) != 0 ] || sleep 0.3; done
            - name: Count once more
              run: for i in $(seq 1 50); do echo "again $i"; done
      """;

  private static final String REBOOTING =
      """
      recipe: rebooting
      title: Rebooting
      phases:
        - name: Work
          steps:
            - name: First
              run: echo first >> "$CHIMERA_STATE/first"
            - name: Second
              run: |
                echo "second begun"
                [ -e "$CHIMERA_STATE/off" ] || { touch "$CHIMERA_STATE/off"; sync; sleep 600; }
      """;

  @TempDir Path folder;
  private final List<LabHost> lab = new ArrayList<>();
  private TestDatabase database;
  private TestEngine engine;
  private Fleet fleet;
  private JooqHosts hosts;
  private SshDoor door;
  private Pusher pusher;
  private ScheduledExecutorService looking;

  @BeforeEach
  void open(TestDatabase fresh) throws Exception {
    LabHost.require();
    database = fresh;
    fleet = TestFleet.on(database);
    start();
  }

  private void start() {
    engine = new TestEngine(database);
    door = new SshDoor(4, Optional.empty());
    hosts = new JooqHosts(database.sql(), TestEngine.box(), fleet, door, Clock.systemUTC());
    pusher =
        new Pusher(
            engine.pushDesk(),
            run ->
                new RunFollower(
                    run,
                    engine.pushDesk(),
                    fleet,
                    hosts,
                    folder.resolve("here").toString(),
                    Clock.systemUTC()));
    Pusher one = pusher;
    TestEngine its = engine;
    looking = Executors.newSingleThreadScheduledExecutor();
    var _ =
        looking.scheduleWithFixedDelay(
            () -> {
              one.look();
              its.look();
            },
            0,
            200,
            TimeUnit.MILLISECONDS);
  }

  private void stop() throws InterruptedException {
    looking.shutdown();
    assertThat(looking.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    pusher.close();
    door.close();
    engine.close();
  }

  @AfterEach
  void close() throws Exception {
    if (looking != null) {
      stop();
    }
    for (LabHost host : lab) {
      host.close();
    }
  }

  @Test
  void bringsRunsToSeveralHostsAtOnceAndFetchesEachLineOnce() throws Exception {
    Run one = push(target(on("")), COUNTING);
    Run other = push(target(on("")), COUNTING);

    for (Run run : List.of(one, other)) {
      assertCounted(ended(run));
      assertThat(fleet.find(run.target().orElseThrow()).orElseThrow().seenAt()).isPresent();
    }
    assertThat(lab.getFirst().run("cat /var/lib/chimera-deploy/*/run.sh"))
        .as("no key stays there")
        .doesNotContain("CHIMERA_KEY");
  }

  @Test
  void losesNoLineWhileTheCableIsOut() throws Exception {
    LabHost host = on("");
    Run run = push(target(host), COUNTING);
    until(() -> read(run).lines() > 60);
    host.cut();
    until(() -> read(run).state() == RunState.LOST);
    assertThat(read(run).detail()).isNotNull();
    host.mend();

    assertCounted(ended(run));
  }

  @Test
  void goesOnWhenTheHostIsSwitchedOnAgain() throws Exception {
    LabHost host = on("");
    Run run = push(target(host), REBOOTING);
    until(() -> Files.exists(host.state().resolve("off")) && said(run, "second begun") == 1);
    host.off();
    host.on();

    assertThat(ended(run).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(read(run).logProof()).isIn(LogProof.PROVEN, LogProof.JOINED);
    assertThat(Files.readAllLines(host.state().resolve("first"))).hasSize(1);
    assertThat(said(run, "second begun")).isEqualTo(2);
  }

  @Test
  void goesOnWhenTheConsoleIsStartedAgain() throws Exception {
    Run run = push(target(on("")), COUNTING);
    until(() -> read(run).lines() > 60);
    stop();
    start();

    assertCounted(ended(run));
  }

  @Test
  void stopsWhatRunsOnAHost() throws Exception {
    LabHost host = on("");
    Run run =
        push(
            target(host),
            """
            recipe: long
            title: Long
            phases:
              - name: Wait
                steps:
                  - name: Sleep
                    run: touch "$CHIMERA_STATE/begun"; sleep 600
                    rollback: rm "$CHIMERA_STATE/begun"
            """);
    until(() -> Files.exists(host.state().resolve("begun")));

    assertThat(engine.deployments().cancel(run.id(), "anna")).isTrue();
    assertThat(ended(run).state()).isEqualTo(RunState.CANCELLED);
    assertThat(host.state().resolve("begun")).doesNotExist();
  }

  @Test
  void doesNothingOnAHostThatShowsAnotherKeyUntilAPersonTrustsIt() throws Exception {
    LabHost host = on("");
    Target target = target(host);
    assertThat(ended(push(target, REBOOTING.replace("sleep 600", "true"))).state())
        .isEqualTo(RunState.SUCCEEDED);
    String pinned = pinned(target);
    host.off();
    host.newKey();
    host.on();

    Run refused = ended(push(target, COUNTING));
    assertThat(refused.state()).isEqualTo(RunState.FAILED);
    assertThat(refused.detail()).contains("shows another host key");
    assertThat(refused.lines()).isZero();
    assertThat(pinned(target)).isEqualTo(pinned);

    Hosts.ShownKey shown = hosts.shown(target.id()).orElseThrow();
    assertThat(refused.detail()).contains(shown.fingerprint());
    assertThat(hosts.trust(target.id(), "SHA256:another")).isFalse();
    assertThat(hosts.trust(target.id(), shown.fingerprint())).isTrue();
    assertThat(hosts.shown(target.id())).isEmpty();
    assertCounted(ended(push(target, COUNTING)));
  }

  @Test
  void triesOnceOnlyWhereTheHostDoesNotLetItIn() throws Exception {
    LabHost host = on("");
    KeyPair stranger = Keys.made();
    Target target = target(host);
    hosts.access(
        target.id(),
        new SshAccess(SshAccess.Way.GIVEN_KEY, Keys.privateText(stranger), false),
        "anna");

    Run refused = ended(push(target, COUNTING));
    assertThat(refused.state()).isEqualTo(RunState.FAILED);
    assertThat(refused.detail()).contains("does not let root in");
  }

  @Test
  void saysInWhichLayerAHostCannotBeReached() throws Exception {
    LabHost host = on("");
    Reach.Ssh good = new Reach.Ssh(host.address(), 22, "root", Optional.empty());

    Trial trial = hosts.test(good, SshAccess.OWN);
    assertThat(trial.good()).as("%s", trial).isTrue();
    assertThat(trial.fingerprint().orElseThrow()).startsWith("SHA256:");
    assertThat(trial.findings())
        .extracting(Trial.Finding::verdict)
        .containsOnly(Trial.Verdict.GOOD);

    assertBadAt(
        Layer.NAME,
        hosts.test(new Reach.Ssh("nowhere.invalid", 22, "root", Optional.empty()), SshAccess.OWN));
    assertBadAt(
        Layer.CONNECTION,
        hosts.test(new Reach.Ssh(host.address(), 23, "root", Optional.empty()), SshAccess.OWN));
    assertBadAt(
        Layer.HOST_KEY,
        hosts.test(
            new Reach.Ssh(
                host.address(), 22, "root", Optional.of(Keys.publicText(Keys.made().getPublic()))),
            SshAccess.OWN));
    assertBadAt(
        Layer.LOGIN,
        hosts.test(new Reach.Ssh(host.address(), 22, "stranger", Optional.empty()), SshAccess.OWN));
    assertBadAt(
        Layer.ROOT,
        hosts.test(
            new Reach.Ssh(host.address(), 22, "operator", Optional.empty()),
            new SshAccess(SshAccess.Way.CONSOLE_KEY, "", true)));
  }

  private static void assertBadAt(Layer layer, Trial trial) {
    assertThat(trial.findings())
        .filteredOn(each -> each.verdict() == Trial.Verdict.BAD)
        .singleElement()
        .satisfies(each -> assertThat(each.layer()).as(each.words()).isEqualTo(layer));
    assertThat(trial.findings())
        .filteredOn(each -> each.layer().compareTo(layer) < 0)
        .allSatisfy(each -> assertThat(each.verdict()).isEqualTo(Trial.Verdict.GOOD));
  }

  @Test
  void tellsOfLinesThatAFullDiskTookAndStillEndsRight() throws Exception {
    LabHost host = on("3m");
    Run run =
        push(
            target(host),
            """
            recipe: filling
            title: Filling
            phases:
              - name: Fill
                steps:
                  - name: Fill the disk
                    run: |
                      dd if=/dev/zero of="$CHIMERA_STATE/filler" bs=64k 2>/dev/null
                      for i in $(seq 1 200); do echo "lost or kept $i"; done
                      sleep 2
                      rm "$CHIMERA_STATE/filler"
                      for i in $(seq 1 20); do echo "kept $i"; done
            """);

    Run ended = ended(run);
    assertThat(ended.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(ended.logProof()).isEqualTo(LogProof.PROVEN);
    List<String> said = lines(run).stream().map(LogLine::text).toList();
    assertThat(said).anyMatch(text -> text.contains("lines are missing here"));
    assertThat(said).contains("kept 1", "kept 20");
    assertThat(said.stream().filter(text -> text.contains("kept "))).doesNotHaveDuplicates();
  }

  @Test
  void tellsTheResultOfARunThatEndedOnAFullDisk() throws Exception {
    LabHost host = on("3m");
    Run run =
        push(
            target(host),
            """
            recipe: filling
            title: Filling
            phases:
              - name: Fill
                steps:
                  - name: Fill the disk
                    run: |
                      dd if=/dev/zero of="$CHIMERA_STATE/filler" bs=64k 2>/dev/null
                      for i in $(seq 1 200); do echo "lost or kept $i"; done
            """);
    String folder = "/var/lib/chimera-deploy/" + run.id();
    until(() -> host.run("ls " + folder + " || true").contains("done.0"));
    host.run("rm /var/lib/chimera-deploy/filler");

    assertThat(ended(run).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(read(run).logProof()).isEqualTo(LogProof.PROVEN);
    assertThat(engine.deployments().steps(run.id()))
        .extracting(StepStanding::state)
        .containsExactly(StepStanding.State.DONE);
  }

  @Test
  void doesAStepAsTheUserThatItBelongsTo() throws Exception {
    String recipe =
        """
        recipe: users
        title: Users
        phases:
          - name: Work
            steps:
              - name: Prepare
                run: echo "prepared by $(id -un)"
              - name: Application
                user: operator
                run: echo "run by $(id -un) in $HOME with umask $(umask)"
        """;
    LabHost host = on("");
    Run asRoot = push(target(host), recipe);
    assertThat(ended(asRoot).state()).isEqualTo(RunState.SUCCEEDED);
    List<String> said = lines(asRoot).stream().map(LogLine::text).toList();
    assertThat(said).contains("prepared by root");
    assertThat(said)
        .anyMatch(text -> text.startsWith("run by operator in ") && text.endsWith("umask 0022"));

    Target other =
        fleet.add(machine(new Reach.Ssh(host.address(), 22, "operator", Optional.empty())));
    Run asOperator = push(other, recipe.replace("user: operator", "user: games"));
    assertThat(ended(asOperator).state()).isEqualTo(RunState.FAILED);
    assertThat(lines(asOperator).stream().map(LogLine::text))
        .anyMatch(text -> text.contains("only root can change that"));
  }

  @Test
  void sendsItsLogByItselfFromAHostWhoseCableAndPlugArePulled() throws Exception {
    LabHost host = on("");
    String url = engine.listen(host.console()).toString();
    Run run =
        engine
            .deployments()
            .make(RunPlan.byLink(RecipeReader.read(REBOOTING), "by link", Map.of(), "anna"));
    String code = engine.deployments().link(run.id()).orElseThrow();
    Process first = host.start("curl -fsSL %s/deploy/%s | bash".formatted(url, code));
    until(() -> Files.exists(host.state().resolve("off")) && said(run, "second begun") == 1);
    host.cut();
    until(() -> read(run).state() == RunState.LOST);
    host.off();
    assertThat(first.waitFor(20, TimeUnit.SECONDS)).isTrue();
    host.on();
    Process second = host.start("exec bash /var/lib/chimera-deploy/%d/run.sh".formatted(run.id()));

    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isZero();
    assertThat(read(run).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(read(run).logProof().closed()).isTrue();
    assertThat(Files.readAllLines(host.state().resolve("first"))).hasSize(1);
    assertGapless(lines(run));
  }

  @Test
  void runsOnTheConsolesOwnMachineToo() throws Exception {
    Target here = fleet.add(machine(new Reach.Local()));
    Run run = make(here, COUNTING, Route.LOCAL);

    assertCounted(ended(run));
    assertThat(folder.resolve("here").resolve(Long.toString(run.id())).resolve("run.sh"))
        .content()
        .contains("This deployment is over");
  }

  private LabHost on(String room) throws Exception {
    LabHost host = LabHost.on(folder, hosts.consoleKey(), room);
    lab.add(host);
    return host;
  }

  private Target target(LabHost host) {
    return fleet.add(machine(new Reach.Ssh(host.address(), 22, "root", Optional.empty())));
  }

  private static NewTarget machine(Reach reach) {
    return new NewTarget("a host", TargetKind.GENERIC, Set.of(), "", false, reach, "anna");
  }

  private String pinned(Target target) {
    return fleet.find(target.id()).orElseThrow().reach() instanceof Reach.Ssh host
        ? host.hostKey().orElseThrow()
        : "";
  }

  private Run push(Target target, String recipe) {
    return make(target, recipe, Route.SSH);
  }

  private Run make(Target target, String recipe, Route route) {
    return engine
        .deployments()
        .make(
            new RunPlan(
                RecipeReader.read(recipe),
                "a test",
                Map.of(),
                "anna",
                route,
                OptionalLong.of(target.id())));
  }

  private Run read(Run run) {
    return engine.deployments().find(run.id()).orElseThrow();
  }

  private Run ended(Run run) throws Exception {
    try {
      until(
          () ->
              read(run).state().ended()
                  && (read(run).startedAt().isEmpty() || read(run).logProof().closed()));
    } catch (AssertionError e) {
      throw new AssertionError(
          "%s %s %s, %s lines"
              .formatted(
                  read(run).state(), read(run).detail(), read(run).logProof(), lines(run).size()),
          e);
    }
    return read(run);
  }

  private List<LogLine> lines(Run run) {
    return engine.deployments().lines(run.id(), 0, 5_000);
  }

  private long said(Run run, String text) {
    return lines(run).stream().filter(line -> line.text().equals(text)).count();
  }

  private void assertCounted(Run run) {
    assertThat(run.state()).as(run.detail()).isEqualTo(RunState.SUCCEEDED);
    assertThat(run.logProof()).isEqualTo(LogProof.PROVEN);
    List<LogLine> lines = lines(run);
    assertGapless(lines);
    assertThat(lines.stream().map(LogLine::text).filter(text -> text.startsWith("number ")))
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 300).mapToObj(i -> "number " + i).toList());
  }

  private static void assertGapless(List<LogLine> lines) {
    assertThat(lines.stream().map(LogLine::seq))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, lines.size()).boxed().toList());
  }

  private static void until(Callable<Boolean> holds) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(150).toNanos();
    while (!holds.call()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
