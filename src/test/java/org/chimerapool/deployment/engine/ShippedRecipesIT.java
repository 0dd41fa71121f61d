package org.chimerapool.deployment.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.deployment.Figure;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.RunPlan;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.StepStanding;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.chimerapool.deployment.recipe.RecipeShelf;
import org.chimerapool.kernel.SecretBox;
import org.chimerapool.testing.FreePort;
import org.chimerapool.testing.HostTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The recipes that come with the product, run on hosts of the test's own: installed, installed
/// again, failed and undone.
@DatabaseTest
@Timeout(400)
class ShippedRecipesIT {

  private static final String STATE = "/var/lib/chimera-deploy-test";

  private JooqDeployments deployments;
  private JooqExperience experience;
  private LogIntake intake;
  private AgentLink link;
  private HostTree host;

  @BeforeEach
  void open(TestDatabase database) throws IOException {
    assumeThat(HostTree.possible()).as("root, and a kernel with overlay file systems").isTrue();
    SecretBox box = SecretBox.withKey("0123456789abcdef".repeat(4));
    DeploymentSettings settings =
        new DeploymentSettings(Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofHours(1));
    Clock clock = Clock.systemUTC();
    intake = new LogIntake(database.sql(), clock);
    intake.start();
    deployments = new JooqDeployments(database.sql(), box, settings, clock);
    experience = new JooqExperience(database.sql());
    link = new AgentLink(new JooqAgentDesk(database.sql(), box, intake, clock));
    host = new HostTree();
  }

  @AfterEach
  void close() throws IOException {
    if (host != null) {
      host.close();
      link.close();
      intake.stop();
    }
  }

  @Test
  void bringsAGameConsoleToAVersionAndBack() throws Exception {
    host.run(
        "mkdir -p /opt/content/levels && echo one > '/opt/content/levels/a 1.dat' && echo two > /opt/content/b.dat");
    Map<String, String> first = content("1");

    Run installed = run("game-console", first);
    succeeded(installed);
    assertThat(host.run("readlink /srv/console/current").text())
        .contains("/srv/console/versions/1");
    assertThat(states(installed)).doesNotContain(StepStanding.State.SKIPPED);
    assertThat(experience.figures(installed.id()).stream().map(Figure::name))
        .contains("files-fetched", "bytes-fetched", "content-read");

    Run again = run("game-console", first);
    succeeded(again);
    assertThat(doneOutsideOfChecks(again)).containsExactly("Keep the last three versions");

    host.run("echo three > /opt/content/b.dat");
    Run next = run("game-console", content("2"));
    succeeded(next);
    assertThat(figure(next, "files-fetched")).hasValue(1.0);
    assertThat(host.run("cat /srv/console/current/b.dat").text()).contains("three");

    host.run("echo four > /opt/content/b.dat");
    Run failed = run(withFailingCheck("game-console"), content("3"));
    assertThat(failed.state()).isEqualTo(RunState.FAILED);
    assertThat(failed.detail()).contains("Installed, but not fit: Never holds");
    assertThat(failed.notUndone()).as(() -> String.join("\n", said(failed))).isFalse();
    assertThat(host.run("readlink /srv/console/current; ls /srv/console/versions").text())
        .contains("/srv/console/versions/2")
        .doesNotContain("3");
    assertThat(host.run("cat /srv/console/current/b.dat").text()).contains("three");
    assertThat(experience.fits("game-console"))
        .singleElement()
        .satisfies(
            fit -> {
              assertThat(fit.runs()).isEqualTo(4);
              assertThat(fit.succeeded()).isEqualTo(3);
            });
  }

  @Test
  void refusesContentThatIsNotWhatTheManifestSays() throws Exception {
    host.run("mkdir -p /opt/content && echo one > /opt/content/a.dat");
    Map<String, String> values = content("1");
    host.run("echo other > /opt/content/a.dat");
    List<String> before = files();

    Run failed = run("game-console", values);

    assertThat(failed.state()).isEqualTo(RunState.FAILED);
    assertThat(said(failed)).anyMatch(text -> text.contains("is not what the manifest says"));
    assertThat(failed.notUndone()).as(() -> String.join("\n", said(failed))).isFalse();
    assertThat(files()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void runsABitcoinNode() throws Exception {
    String program = System.getenv().getOrDefault("CHIMERA_TEST_BITCOIND", "");
    assumeThat(program).as("CHIMERA_TEST_BITCOIND").isNotEmpty();
    String version =
        host.run("'%s' -version | head -n 1 | sed 's/.*version //'".formatted(program))
            .lines()
            .getFirst();
    Map<String, String> values =
        Map.of(
            "PROGRAM",
            program,
            "VERSION",
            version,
            "NETWORK",
            "regtest",
            "RPC_PORT",
            Integer.toString(FreePort.next()),
            "PEER_PORT",
            Integer.toString(FreePort.next()),
            "ZMQ_PORT",
            Integer.toString(FreePort.next()));
    List<String> before = files();

    Run failed = run(withFailingCheck("bitcoin-node"), values);
    assertThat(failed.detail()).contains("Installed, but not fit: Never holds");
    assertThat(failed.notUndone()).as(() -> String.join("\n", said(failed))).isFalse();
    assertThat(files()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(host.run("id bitcoin").code()).isNotZero();

    Run installed = run("bitcoin-node", values);
    succeeded(installed);
    assertThat(figure(installed, "chain-known")).isPresent();
    assertThat(said(installed)).anyMatch(text -> text.contains("left out on this machine"));

    Run again = run("bitcoin-node", values);
    succeeded(again);
    assertThat(doneOutsideOfChecks(again)).containsExactly("Room for the chain", "Its RPC opens");
  }

  @Test
  void runsTheChatStackUpToTheOutsideWorld() throws Exception {
    int gateway = FreePort.next();
    int bridge = FreePort.next();
    int pages = FreePort.next();
    int database = FreePort.next();
    host.run(
        """
        command -v make >/dev/null || ln -s /bin/true /usr/local/bin/make
        mkdir -p /opt/chat && cd /opt/chat
        cat > serve.pl <<'E'
        use IO::Socket::INET;
        my $door = IO::Socket::INET->new(LocalAddr => '127.0.0.1', LocalPort => $ARGV[0], Listen => 9, ReuseAddr => 1) or die;
        while (my $guest = $door->accept) {
          while (<$guest>) { last if /^\\s*$/; }
          print $guest "HTTP/1.0 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\nfine\\n";
          close $guest;
        }
        E
        cat > up <<'E'
        if sh down 2>/dev/null; then sleep 1; fi
        for port in $GATEWAY_PORT $BRIDGE_PORT $FRONTEND_PORT $DATABASE_PORT; do
          perl serve.pl $port </dev/null >/dev/null 2>&1 & echo $! >> /srv/chat/pids
        done
        E
        echo 'kill $(cat /srv/chat/pids) && rm /srv/chat/pids' > down
        git init -q -b main . && git add -A && git -c user.name=t -c user.email=t@t commit -qm "A stand-in"
        chmod -R a+rX /opt/chat && git config --system --add safe.directory '*'
        """);
    Map<String, String> values = new TreeMap<>();
    values.put("REPOSITORY", "file:///opt/chat");
    values.put("UP", "sh up");
    values.put("DOWN", "sh down");
    values.put("GATEWAY_PORT", Integer.toString(gateway));
    values.put("BRIDGE_PORT", Integer.toString(bridge));
    values.put("FRONTEND_PORT", Integer.toString(pages));
    values.put("DATABASE_PORT", Integer.toString(database));
    values.put("LEAST_MEMORY_GB", "1");
    values.put("LEAST_FREE_GB", "0");
    List<String> before = files();

    Run failed = run(withFailingCheck("mycelium-matrix"), values);
    assertThat(failed.detail()).contains("Installed, but not fit: Never holds");
    assertThat(failed.notUndone()).as(() -> String.join("\n", said(failed))).isFalse();
    assertThat(files()).containsExactlyInAnyOrderElementsOf(before);

    Run installed = run("mycelium-matrix", values);
    succeeded(installed);
    assertThat(said(installed))
        .anyMatch(text -> text.startsWith("A machine of the ThreeFold Grid: no"));
    assertThat(host.run("stat -c %U /srv/chat/mycelium-matrix-chat/up").text()).contains("muser");
    assertThat(figure(installed, "gateway-slowest-of-5")).isPresent();

    Run again = run("mycelium-matrix", values);
    succeeded(again);
    assertThat(doneOutsideOfChecks(again)).containsExactly("Memory and room");

    host.run(
        "cd /opt/chat && echo newer > news && git add news"
            + " && git -c user.name=t -c user.email=t@t commit -qm 'A newer one'");
    Run updated = run("mycelium-matrix", values);
    succeeded(updated);
    assertThat(doneOutsideOfChecks(updated))
        .containsExactly("Memory and room", "Fetch the sources", "Start the stack");
  }

  @Test
  void runsANodeOfThePoolItself() throws Exception {
    Path program = program();
    String sum = sum(program);
    host.run("mkdir -p /opt/program");
    Map<String, String> values = new TreeMap<>();
    values.put("VERSION", "1");
    values.put("PROGRAM_URL", program.toString());
    values.put("PROGRAM_SHA256", sum);
    values.put("JAVA", System.getProperty("java.home") + "/bin/java");
    values.put("CONSOLE_PORT", Integer.toString(FreePort.next()));
    values.put("STRATUM_PORT", Integer.toString(FreePort.next()));
    values.put("DATABASE_PORT", Integer.toString(FreePort.next()));
    openClassPath();
    List<String> before = files();

    Path broken = Files.writeString(program.resolveSibling("broken.jar"), "no program");
    Map<String, String> wrong = new TreeMap<>(values);
    wrong.put("PROGRAM_URL", broken.toString());
    wrong.put("PROGRAM_SHA256", sum(broken));
    Run failed = run("chimera-node", wrong);
    assertThat(failed.detail()).startsWith("Stopped at: ");
    assertThat(failed.notUndone()).as(() -> String.join("\n", said(failed))).isFalse();
    assertThat(files()).containsExactlyInAnyOrderElementsOf(before);

    Run installed = run("chimera-node", values);
    succeeded(installed);
    assertThat(host.run("cat /etc/systemd/system/chimera.service").text())
        .contains("User=chimera", "-Xmx1g");

    Run again = run("chimera-node", values);
    succeeded(again);
    assertThat(doneOutsideOfChecks(again))
        .containsExactly("Room and memory", "Nobody else on its ports", "It answers");
  }

  /// The program as one file that leads to the classes of this build.
  private static Path program() throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, "org.chimerapool.ChimeraApplication");
    main.put(
        Attributes.Name.CLASS_PATH,
        classPath().map(each -> each.toUri().toString()).collect(Collectors.joining(" ")));
    Path jar = Files.createTempDirectory("chimera-program").resolve("chimera.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  private static Stream<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(":", -1))
        .filter(each -> !each.endsWith("test-classes") && !each.isEmpty())
        .map(each -> Path.of(each).toAbsolutePath());
  }

  /// Lets the user of the program read this build, on the host only.
  private void openClassPath() throws IOException {
    StringBuilder open = new StringBuilder();
    classPath()
        .flatMap(each -> Stream.iterate(each, path -> path.getParent() != null, Path::getParent))
        .distinct()
        .forEach(each -> open.append("chmod a+rX '").append(each).append("'\n"));
    open.append("chmod -R a+rX '%s'\n".formatted(Path.of("target/classes").toAbsolutePath()));
    assertThat(host.run(open.toString()).code()).isZero();
  }

  private static String sum(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  private Map<String, String> content(String version) throws IOException {
    String sum =
        host.run(
                "cd /opt/content && rm -f MANIFEST && find . -type f -printf '%P\\n' | sort"
                    + " | tr '\\n' '\\0' | xargs -0 sha256sum > /opt/M && mv /opt/M MANIFEST"
                    + " && sha256sum < MANIFEST | head -c 64")
            .lines()
            .getFirst();
    return Map.of(
        "CONTENT_URL", "/opt/content", "CONTENT_VERSION", version, "MANIFEST_SHA256", sum);
  }

  /// What lies in the folders that a recipe may touch.
  private List<String> files() throws IOException {
    return host.run(
            "{ find /var/lib -maxdepth 1 -not -path '%s*' -printf '%%p %%u\\n'".formatted(STATE)
                + "; find /etc /opt /srv /home /run -xdev -not -name '*-' -not -name .pwd.lock -not -path '/run/systemd*'"
                + " -printf '%p %u %m %l\\n'; } | sort")
        .lines();
  }

  private static Recipe recipe(String code) {
    return new RecipeShelf().find(code).orElseThrow();
  }

  private static Recipe withFailingCheck(String code) {
    return RecipeReader.read(
        recipe(code).source() + "  - {name: Never holds, stage: performance, run: 'false'}\n");
  }

  private Run run(String code, Map<String, String> values) throws IOException {
    return run(recipe(code), values);
  }

  private Run run(Recipe recipe, Map<String, String> values) throws IOException {
    Run run = deployments.make(RunPlan.byLink(recipe, "a host", values, "anna"));
    host.run(
        "curl -fsSL %s/deploy/%s | bash"
            .formatted(link.url(), deployments.link(run.id()).orElseThrow()),
        Map.of("CHIMERA_STATE", STATE, "CHIMERA_GAP", "0"));
    return deployments.find(run.id()).orElseThrow();
  }

  private List<String> said(Run run) {
    return deployments.lines(run.id(), 0, 5_000).stream().map(LogLine::text).toList();
  }

  private void succeeded(Run run) {
    assertThat(run.state())
        .as(() -> "its log:\n" + String.join("\n", said(run)))
        .isEqualTo(RunState.SUCCEEDED);
    assertThat(run.logComplete()).isTrue();
  }

  private List<StepStanding.State> states(Run run) {
    return deployments.steps(run.id()).stream().map(StepStanding::state).toList();
  }

  private List<String> doneOutsideOfChecks(Run run) {
    List<String> done = new ArrayList<>();
    for (StepStanding each : deployments.steps(run.id())) {
      if (each.state() == StepStanding.State.DONE
          && run.recipe().steps().get(each.step()).stage().isEmpty()) {
        done.add(run.recipe().steps().get(each.step()).name());
      }
    }
    return done;
  }

  private Optional<Double> figure(Run run, String name) {
    return experience.figures(run.id()).stream()
        .filter(each -> each.name().equals(name))
        .map(Figure::value)
        .findFirst();
  }
}
