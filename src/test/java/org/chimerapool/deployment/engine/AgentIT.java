package org.chimerapool.deployment.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.LogProof;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.RunPlan;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.StepStanding;
import org.chimerapool.deployment.UnknownRunException;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.chimerapool.kernel.SecretBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The runtime of a deployment as a real bash runs it: `curl … | bash` without a terminal.
@DatabaseTest
@Timeout(120)
class AgentIT {

  private static final String COUNTING =
      """
      recipe: counting
      title: Counting
      phases:
        - name: Count
          steps:
            - name: Count to two thousand
              run: |
                for i in $(seq 1 2000); do echo "number $i"; [ $((i % 100)) != 0 ] || sleep 0.1; done
            - name: Count once more
              run: for i in $(seq 1 50); do echo "again $i"; done
      """;

  private static final String INTERRUPTED =
      """
      recipe: interrupted
      title: Interrupted
      phases:
        - name: Work
          steps:
            - name: Work
              run: |
                echo "work begun"
                [ -e "$CHIMERA_STATE/off" ] || { touch "$CHIMERA_STATE/off"; sleep 600; }
              rollback: echo "undone"
      """;

  private static final String KEY = "0123456789abcdef".repeat(4);

  @TempDir Path machine;
  private JooqDeployments deployments;
  private LogIntake intake;
  private AgentLink link;
  private @Nullable Process started;

  @BeforeEach
  void open(TestDatabase database) throws IOException {
    SecretBox box = SecretBox.withKey(KEY);
    DeploymentSettings settings =
        new DeploymentSettings(Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofHours(1));
    Clock clock = Clock.systemUTC();
    intake = new LogIntake(database.sql(), clock);
    intake.start();
    deployments = new JooqDeployments(database.sql(), box, settings, clock);
    link = new AgentLink(new JooqAgentDesk(database.sql(), box, intake, clock));
  }

  @AfterEach
  void close() {
    if (started != null) {
      killAll();
    }
    link.close();
    intake.stop();
  }

  @Test
  void keepsEachLineOnceWhileTheNetworkComesAndGoes() throws Exception {
    Run run = make(COUNTING, Map.of());
    start(run);
    for (AgentLink.Fault fault :
        List.of(AgentLink.Fault.REQUESTS_LOST, AgentLink.Fault.ANSWERS_LOST)) {
      long before = read(run).lines();
      until(() -> read(run).lines() > before + 10);
      int lost = link.lost.get();
      link.fault = fault;
      until(() -> link.lost.get() >= lost + 2);
      link.fault = AgentLink.Fault.NONE;
    }

    assertThat(exit()).isZero();
    Run ended = read(run);
    assertThat(ended.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(ended.logComplete()).isTrue();
    List<LogLine> lines = deployments.lines(run.id(), 0, 5_000);
    assertThat(lines.stream().map(LogLine::seq))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, lines.size()).boxed().toList());
    assertThat(lines.stream().map(LogLine::text).filter(text -> text.startsWith("number ")))
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 2000).mapToObj(i -> "number " + i).toList());
    assertThat(ended.context()).containsKeys("host", "cores", "arch");
  }

  @Test
  void makesSecretsUnreadableBeforeAnythingIsKept() throws Exception {
    Run run =
        make(
            """
            recipe: secretive
            title: Secrets
            parameters:
              - name: PASSWORD
                kind: secret
              - name: GREETING
                initial: it's "fine" $HOME `date` \\ ü
            phases:
              - name: Talk
                steps:
                  - name: Say it
                    run: |
                      echo "the password is $PASSWORD, it is $PASSWORD"
                      printf '%s' "$PASSWORD" | base64
                      echo "$GREETING"
                      printf '\\033[31mred\\033[0m <b>bold</b> \\001\\n'
                      printf 'no end of line'
            """,
            Map.of("PASSWORD", "hunter2 & 'co'"));
    start(run);

    assertThat(exit()).isZero();
    List<String> said = deployments.lines(run.id(), 0, 100).stream().map(LogLine::text).toList();
    assertThat(said)
        .contains(
            "the password is *****, it is *****",
            "it's \"fine\" $HOME `date` \\ ü",
            "\u001b[31mred\u001b[0m <b>bold</b> \ufffd",
            "no end of line");
    assertThat(String.join("\n", said)).doesNotContain("hunter2").doesNotContain("aHVudGVyMiAm");
    try (Stream<Path> files = Files.walk(machine)) {
      assertThat(files.filter(file -> file.endsWith("log.ndjson")))
          .singleElement()
          .satisfies(
              spool ->
                  assertThat(Files.readString(spool, StandardCharsets.UTF_8))
                      .doesNotContain("hunter2"));
    }
  }

  @Test
  void triesAgainWhatIsWorthItAndUndoesTheRest() throws Exception {
    Run run =
        make(
            """
            recipe: failing
            title: Failing
            phases:
              - name: Prepare
                steps:
                  - name: Make a folder
                    run: mkdir "$CHIMERA_STATE/made"
                    check: test -d "$CHIMERA_STATE/made"
                    rollback: rmdir "$CHIMERA_STATE/made"
                  - name: Cannot be undone
                    run: 'true'
                    rollback: exit 9
              - name: Fail
                steps:
                  - name: Fail twice
                    run: echo "trying" && exit 7
                    tries: 2
                    backoff: 1s
                    retry-on: [7]
                  - name: Never reached
                    run: touch "$CHIMERA_STATE/reached"
            """,
            Map.of());
    start(run);

    assertThat(exit()).isEqualTo(1);
    Run ended = read(run);
    assertThat(ended.state()).isEqualTo(RunState.FAILED);
    assertThat(ended.detail()).isEqualTo("Stopped at: Fail twice; not everything could be undone");
    assertThat(ended.notUndone()).isTrue();
    assertThat(machine.resolve("made")).doesNotExist();
    assertThat(machine.resolve("reached")).doesNotExist();
    assertThat(deployments.steps(run.id()))
        .extracting(StepStanding::state)
        .containsExactly(
            StepStanding.State.UNDONE, StepStanding.State.UNDO_FAILED, StepStanding.State.FAILED);
    assertThat(deployments.steps(run.id()).get(2).tries()).isEqualTo(2);
  }

  @Test
  void stopsAndUndoesWhenItIsCancelled() throws Exception {
    Run run =
        make(
            """
            recipe: long
            title: Long
            phases:
              - name: Wait
                steps:
                  - name: Sleep
                    run: |
                      touch "$CHIMERA_STATE/begun"
                      sleep 600
                    rollback: rm "$CHIMERA_STATE/begun"
            """,
            Map.of());
    start(run);
    until(() -> Files.exists(machine.resolve("begun")));

    assertThat(deployments.cancel(run.id(), "anna")).isTrue();
    assertThat(exit()).isEqualTo(1);
    assertThat(read(run).state()).isEqualTo(RunState.CANCELLED);
    assertThat(machine.resolve("begun")).doesNotExist();
  }

  @Test
  void goesOnAfterTheMachineWasSwitchedOff() throws Exception {
    Run run =
        make(
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
                      [ -e "$CHIMERA_STATE/off" ] || { touch "$CHIMERA_STATE/off"; sleep 600; }
            """,
            Map.of());
    start(run);
    until(() -> Files.exists(machine.resolve("off")));
    until(() -> said(run, "second begun") == 1);
    killAll();
    String script = machine.resolve(Long.toString(run.id())).resolve("run.sh").toString();
    started = bash("exec bash " + script);

    assertThat(exit()).isZero();
    assertThat(read(run).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(read(run).logComplete()).isTrue();
    assertThat(Files.readAllLines(machine.resolve("first"))).hasSize(1);
    assertThat(said(run, "second begun")).isEqualTo(2);
  }

  /// The power fails: the machine's disk has less than it had sent.
  @Test
  void joinsTheLogWhereTheMachineLostItsEnd() throws Exception {
    Run run =
        make(
            """
            recipe: losing
            title: Losing
            phases:
              - name: Work
                steps:
                  - name: Talk
                    run: |
                      for i in $(seq 1 40); do echo "number $i"; done
                      [ -e "$CHIMERA_STATE/off" ] || { touch "$CHIMERA_STATE/off"; sleep 600; }
            """,
            Map.of());
    start(run);
    until(() -> Files.exists(machine.resolve("off")) && said(run, "number 40") == 1);
    killAll();
    long kept = read(run).lines();
    Path spool = folder(run).resolve("log.ndjson");
    List<String> had = Files.readAllLines(spool);
    Files.write(spool, had.subList(0, had.size() - 20));
    started = bash("exec bash " + folder(run).resolve("run.sh"));

    assertThat(exit()).isZero();
    Run ended = read(run);
    assertThat(ended.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(ended.logProof()).isEqualTo(LogProof.JOINED);
    List<LogLine> lines = deployments.lines(run.id(), 0, 5_000);
    assertThat(lines.stream().map(LogLine::seq))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, lines.size()).boxed().toList());
    assertThat(lines.get((int) kept).text()).startsWith("The end of this log was lost");
    assertThat(said(run, "number 1")).isEqualTo(2);
    assertThat(said(run, "number 40")).isEqualTo(2);
  }

  @Test
  void endsItsLogOnceWhenItIsKilledAtTheVeryEnd() throws Exception {
    Run run = make(COUNTING, Map.of());
    link.fault = AgentLink.Fault.REQUESTS_LOST;
    start(run);
    until(() -> Files.exists(folder(run).resolve("ended")));
    killAll();
    Files.delete(folder(run).resolve("ended"));
    link.fault = AgentLink.Fault.NONE;
    started = bash("exec bash " + folder(run).resolve("run.sh"));

    assertThat(exit()).isZero();
    assertThat(read(run).logProof()).isEqualTo(LogProof.PROVEN);
    assertThat(said(run, "The end of the log")).isEqualTo(1);
    assertThat(said(run, "Everything is in place")).isEqualTo(1);
  }

  @Test
  void leavesNoPasswordOnTheMachineWhenItIsOver() throws Exception {
    Run run =
        make(
            """
            recipe: secretive
            title: Secrets
            parameters:
              - name: PASSWORD
                kind: secret
            phases:
              - name: Work
                steps:
                  - name: Work
                    run: test -n "$PASSWORD"
            """,
            Map.of("PASSWORD", "correct horse"));
    start(run);

    assertThat(exit()).isZero();
    try (Stream<Path> files = Files.walk(folder(run))) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, StandardCharsets.UTF_8))
                      .doesNotContain("correct horse")
                      .doesNotContain("Bearer"));
    }
    started = bash("exec bash " + folder(run).resolve("run.sh"));
    assertThat(exit()).isZero();
  }

  /// A disk that changes bytes by itself; it must not be asked for ever.
  @Test
  void endsWithoutProofWhereTheChecksumNeverAgrees() throws Exception {
    Run run = make(COUNTING, Map.of());
    link.fault = AgentLink.Fault.REQUESTS_LOST;
    start(run);
    Path spool = folder(run).resolve("log.ndjson");
    until(() -> Files.exists(folder(run).resolve("ended")));
    Files.writeString(spool, Files.readString(spool).replace("\"again 7\"", "\"Again 7\""));
    link.fault = AgentLink.Fault.NONE;

    assertThat(exit()).isZero();
    Run ended = read(run);
    assertThat(ended.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(ended.logProof()).isEqualTo(LogProof.NOT_PROVEN);
    assertThat(ended.logComplete()).isFalse();
    assertThat(said(run, "again 8")).isEqualTo(1);
  }

  private Path folder(Run run) {
    return machine.resolve(Long.toString(run.id()));
  }

  @Test
  void killsWhatTakesTooLongWithItsChildren() throws Exception {
    Run run =
        make(
            """
            recipe: late
            title: Late
            phases:
              - name: Wait
                steps:
                  - name: Sleep
                    deadline: 1s
                    run: |
                      sleep 600 &
                      echo $! > "$CHIMERA_STATE/child"
                      wait
            """,
            Map.of());
    start(run);

    assertThat(exit()).isEqualTo(1);
    assertThat(said(run, "Not done within 1 s")).isEqualTo(1);
    assertThat(deployments.steps(run.id()).getFirst().exitCode()).hasValue(124);
    long child = Long.parseLong(Files.readString(machine.resolve("child")).strip());
    until(() -> ProcessHandle.of(child).map(each -> !each.isAlive()).orElse(true));
  }

  @Test
  void hearsAMachineWhoseRunAStrangerHasGuessedBeforeItWasMade(TestDatabase database)
      throws Exception {
    JooqAgentDesk desk =
        new JooqAgentDesk(database.sql(), SecretBox.withKey(KEY), intake, Clock.systemUTC());
    long next = make(COUNTING, Map.of()).id() + 1;
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> desk.take(next, "guessed", 0, new byte[0]).get())
        .withCauseInstanceOf(UnknownRunException.class);

    Run run = make(COUNTING, Map.of());
    assertThat(run.id()).isEqualTo(next);
    String script =
        desk.script(deployments.link(next).orElseThrow(), "a-machine-of-its-own", link.url())
            .orElseThrow();
    Matcher key = Pattern.compile("CHIMERA_KEY='([^']+)'").matcher(script);
    assertThat(key.find()).isTrue();
    assertThat(desk.take(next, key.group(1), 0, new byte[0]).get(10, TimeUnit.SECONDS).next())
        .isZero();
  }

  @Test
  void keepsTheLogOfARunWhoseRecipeCannotBeReadAnyMore(TestDatabase database) throws Exception {
    JooqAgentDesk desk =
        new JooqAgentDesk(database.sql(), SecretBox.withKey(KEY), intake, Clock.systemUTC());
    Run run = make(COUNTING, Map.of());
    String script =
        desk.script(deployments.link(run.id()).orElseThrow(), "a-machine-of-its-own", link.url())
            .orElseThrow();
    Matcher key = Pattern.compile("CHIMERA_KEY='([^']+)'").matcher(script);
    assertThat(key.find()).isTrue();
    database.sql().update(RUN).set(RUN.RECIPE_SOURCE, "- {").where(RUN.ID.eq(run.id())).execute();
    byte[] line =
        """
        {"seq":1,"ts":1,"phase":0,"step":0,"level":"info","msg":"Count","event":"step_started","try":1}
        """
            .getBytes(StandardCharsets.UTF_8);

    assertThat(desk.take(run.id(), key.group(1), 0, line).get(10, TimeUnit.SECONDS).next())
        .isEqualTo(line.length);
    assertThat(read(run).lines()).isEqualTo(1);
  }

  @Test
  void letsNoSecondMachineTakeARun() throws Exception {
    Run run = make(COUNTING, Map.of());
    start(run);
    until(() -> read(run).state() == RunState.RUNNING);

    Path other = Files.createDirectory(machine.resolve("other"));
    Process second = bash(line(), other);
    assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isNotZero();
    assertThat(exit()).isZero();
  }

  @Test
  void doesNotWaitForWhatAStepLeavesTalkingInTheBackground() throws Exception {
    Run run =
        make(
            """
            recipe: talkative
            title: Talkative
            phases:
              - name: Work
                steps:
                  - name: Leave it
                    run: |
                      for i in $(seq 1 500); do echo "own $i"; done
                      (for i in $(seq 1 150); do echo "tick $i"; sleep 0.2; done) &
                  - name: Go on
                    run: echo "went on"
            """,
            Map.of());
    start(run);

    assertThat(exit()).isZero();
    assertThat(read(run).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(said(run, "own 500")).isEqualTo(1);
    assertThat(said(run, "tick 1")).isEqualTo(1);
    assertThat(said(run, "tick 150")).isZero();
    assertThat(said(run, "went on")).isEqualTo(1);
  }

  @Test
  void goesOnAfterTheMachineWasShutDownInGoodOrder() throws Exception {
    Run run = make(INTERRUPTED, Map.of());
    start(run);
    until(() -> said(run, "work begun") == 1);
    all().forEach(ProcessHandle::destroy);
    assertThat(exit()).isNotZero();
    again(run);

    assertThat(exit()).isZero();
    assertThat(read(run).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(said(run, "work begun")).isEqualTo(2);
    assertThat(said(run, "undone")).isZero();
  }

  @Test
  void endsAStepThatOutlivedTheProgramBeforeItIsDoneAgain() throws Exception {
    Run run = make(INTERRUPTED, Map.of());
    start(run);
    until(() -> said(run, "work begun") == 1);
    ProcessHandle step = process(run, "pid");
    ProcessHandle main = process(run, "process");
    assertThat(main.destroyForcibly()).isTrue();
    main.onExit().join();
    assertThat(step.isAlive()).isTrue();
    again(run);

    assertThat(exit()).isZero();
    assertThat(step.isAlive()).isFalse();
    assertThat(read(run).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(said(run, "work begun")).isEqualTo(2);
  }

  @Test
  void failsAStepWhoseKeeperIsKilled() throws Exception {
    Run run = make(INTERRUPTED, Map.of());
    start(run);
    until(() -> said(run, "work begun") == 1);
    ProcessHandle step = process(run, "pid");
    process(run, "keeper").destroyForcibly();

    assertThat(exit()).isEqualTo(1);
    assertThat(read(run).state()).isEqualTo(RunState.FAILED);
    assertThat(said(run, "undone")).isEqualTo(1);
    step.onExit().join();
  }

  @Test
  void isHeardAgainWhenOnlyTheSenderIsKilled() throws Exception {
    Run run = make(INTERRUPTED, Map.of());
    start(run);
    until(() -> said(run, "work begun") == 1);
    long keeper = process(run, "keeper").pid();
    process(run, "process")
        .children()
        .filter(each -> each.pid() != keeper)
        .forEach(ProcessHandle::destroyForcibly);

    assertThat(deployments.cancel(run.id(), "anna")).isTrue();
    assertThat(exit()).isEqualTo(1);
    assertThat(read(run).state()).isEqualTo(RunState.CANCELLED);
    assertThat(read(run).logProof()).isEqualTo(LogProof.PROVEN);
  }

  @Test
  void stopsACheckToo() throws Exception {
    Run run =
        make(
            """
            recipe: checking
            title: Checking
            phases:
              - name: Wait
                steps:
                  - name: Look
                    run: touch "$CHIMERA_STATE/run"
                    check: touch "$CHIMERA_STATE/checking"; sleep 600
            """,
            Map.of());
    start(run);
    until(() -> Files.exists(machine.resolve("checking")));

    assertThat(deployments.cancel(run.id(), "anna")).isTrue();
    assertThat(exit()).isEqualTo(1);
    assertThat(read(run).state()).isEqualTo(RunState.CANCELLED);
    assertThat(machine.resolve("run")).doesNotExist();
  }

  @Test
  @DisabledIf("hasSystemd")
  void isStartedAfterARebootUntilItsLogIsDelivered() throws Exception {
    Path jobs = machine.resolve("jobs");
    Files.writeString(jobs, "@daily another\n");
    Path crontab = Files.createDirectory(machine.resolve("bin")).resolve("crontab");
    Files.writeString(
        crontab,
        """
        #!/bin/sh
        if [ "$1" = -l ]; then cat %1$s; else cat >%1$s.new && mv %1$s.new %1$s; fi
        """
            .formatted(jobs));
    assertThat(crontab.toFile().setExecutable(true)).isTrue();
    Run run = make(COUNTING, Map.of());
    start(run);
    until(() -> said(run, "number 1") == 1);
    link.fault = AgentLink.Fault.REQUESTS_LOST;
    until(() -> Files.exists(folder(run).resolve("ended")));
    assertThat(Files.readString(jobs)).contains("@daily another", folder(run) + "/run.sh");
    link.fault = AgentLink.Fault.NONE;

    assertThat(exit()).isZero();
    assertThat(Files.readAllLines(jobs)).containsExactly("@daily another");
  }

  static boolean hasSystemd() {
    return Files.isDirectory(Path.of("/run/systemd/system"));
  }

  private ProcessHandle process(Run run, String name) throws IOException {
    long pid = Long.parseLong(Files.readString(folder(run).resolve(name)).strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  private void again(Run run) throws IOException {
    started = bash("exec bash " + folder(run).resolve("run.sh"));
  }

  private Run make(String yaml, Map<String, String> values) {
    return deployments.make(RunPlan.byLink(RecipeReader.read(yaml), "a test", values, "anna"));
  }

  private Run read(Run run) {
    return deployments.find(run.id()).orElseThrow();
  }

  private long said(Run run, String text) {
    return deployments.lines(run.id(), 0, 5_000).stream()
        .filter(line -> line.text().equals(text))
        .count();
  }

  private void start(Run run) throws IOException {
    code = deployments.link(run.id()).orElseThrow();
    started = bash(line());
  }

  private String code = "";

  private String line() {
    return "curl -fsSL %s/deploy/%s | bash".formatted(link.url(), code);
  }

  private Process bash(String line) throws IOException {
    return bash(line, machine);
  }

  private static Process bash(String line, Path state) throws IOException {
    ProcessBuilder bash = new ProcessBuilder("setsid", "bash", "-o", "pipefail", "-c", line);
    bash.environment().put("CHIMERA_STATE", state.toString());
    bash.environment().put("CHIMERA_GAP", "0");
    bash.environment().merge("PATH", state + "/bin", (path, own) -> own + ":" + path);
    bash.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return bash.start();
  }

  private int exit() throws InterruptedException {
    Process running = Objects.requireNonNull(started);
    assertThat(running.waitFor(60, TimeUnit.SECONDS)).as("the machine is done").isTrue();
    return running.exitValue();
  }

  private void killAll() {
    List<ProcessHandle> all = all();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(each -> each.onExit().join());
  }

  private List<ProcessHandle> all() {
    Process running = Objects.requireNonNull(started);
    return Stream.concat(Stream.of(running.toHandle()), running.descendants()).toList();
  }

  private static void until(BooleanSupplier holds) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
