package org.chimerapool.simulation.cluster;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.chimerapool.algorithm.Algorithm;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The command `miners`: virtual miners against any pool.
@Command(
    name = "miners",
    description = "Starts virtual miners against a pool and reports what came of it.",
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:miners got work",
      "1:no miner got work, or the report could not be written",
      "2:an argument is wrong"
    },
    footerHeading = "%nMix:%n",
    footer = {
      "  kind:weight key=value ... ; kind:weight ...   for example",
      "  'steady:80 hashrate=5k; far:15 latency=400ms; broken:5 invalid=20%% duplicate=5%%'",
      "  Known kinds: steady, idle, far, flaky, careless, silent, deaf. Any other name begins as",
      "  steady. Keys: hashrate, latency, stale, invalid, duplicate, stay, away."
    })
public final class MinersCommand implements Callable<Integer> {

  private static final int SUCCESS = 0;
  private static final int FAILURE = 1;
  private static final int MINERS_A_SECOND = 1000;

  private final Algorithm algorithm;
  private final PrintWriter out;
  private final boolean interactive;
  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "HOST:PORT",
      description = "the pool; stratum+ssl://HOST:PORT speaks TLS with it")
  private String pool = "";

  @Option(
      names = {"-n", "--miners"},
      paramLabel = "COUNT",
      description = "how many miners; ${DEFAULT-VALUE} where nothing is said")
  private int miners = 10;

  @ArgGroup private Kinds kinds = new Kinds();

  @Option(
      names = {"-d", "--duration"},
      paramLabel = "TIME",
      description = "how long to count, 0s until Ctrl-C; ${DEFAULT-VALUE}")
  private String duration = "60s";

  @Option(
      names = "--ramp",
      paramLabel = "TIME",
      description = "time in which all miners set out; a second for each thousand")
  private @Nullable String ramp;

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      description = "time before the counting of shares begins; ${DEFAULT-VALUE}")
  private String warmUp = "0s";

  @Option(
      names = {"-u", "--user"},
      paramLabel = "PATTERN",
      description =
          "user name; {n} is the miner's number, {group} its hundred, {kind} its kind;"
              + " ${DEFAULT-VALUE}")
  private String user = "cluster{group}.{kind}{n}";

  @Option(
      names = {"-p", "--password"},
      paramLabel = "TEXT",
      description = "password; ${DEFAULT-VALUE}")
  private String password = "x";

  @Option(
      names = "--from",
      split = ",",
      paramLabel = "ADDRESS",
      description = "addresses to connect from, in turn, for example 127.0.0.1,127.0.0.2")
  private List<InetAddress> sources = List.of();

  @Option(
      names = "--trust-any-certificate",
      description = "with stratum+ssl: take also a certificate that nobody vouches for")
  private boolean trustAny;

  @Option(
      names = "--flood",
      description = "send unhashed submits as fast as they are answered: measures the pool")
  private boolean flood;

  @Option(
      names = "--in-flight",
      paramLabel = "COUNT",
      description =
          "with --flood: submits unanswered at a time on each connection; ${DEFAULT-VALUE}")
  private int inFlight = 16;

  @Option(
      names = "--threads",
      paramLabel = "COUNT",
      description = "threads for connections and hashing; one for each processor")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--seed", paramLabel = "NUMBER", description = "of everything left to chance")
  private long seed = 1;

  @Option(names = "--json", paramLabel = "FILE", description = "writes the report there as well")
  private @Nullable File json;

  @Option(
      names = {"-q", "--quiet"},
      description = "tells nothing but the report")
  private boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "tells this")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  /// Two ways to say the same.
  private static final class Kinds {

    @Option(
        names = {"-m", "--mix"},
        paramLabel = "MIX",
        description = "kinds of miners and their weights, see below; steady")
    private String mix = "steady";

    @Option(
        names = "--profiles",
        paramLabel = "FILE",
        description = "a file with such a mix, a kind on each line")
    private @Nullable File profiles;
  }

  private MinersCommand(
      Algorithm algorithm, PrintWriter out, boolean interactive, Map<String, String> environment) {
    this.algorithm = algorithm;
    this.out = out;
    this.interactive = interactive;
    this.environment = environment;
  }

  /// Runs the command.
  ///
  /// @param algorithm of the pool's coin
  /// @param interactive whether `out` is a terminal
  /// @param environment of the process
  /// @return the exit status
  public static int run(
      List<String> arguments,
      Algorithm algorithm,
      PrintWriter out,
      PrintWriter err,
      boolean interactive,
      Map<String, String> environment) {
    CommandLine command =
        new CommandLine(new MinersCommand(algorithm, out, interactive, environment));
    boolean colour = Terminal.of(out, interactive, environment).colour();
    return command
        .setOut(out)
        .setErr(err)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                colour ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
        .setParameterExceptionHandler(MinersCommand::tell)
        .execute(arguments.toArray(String[]::new));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ClusterPlan plan = plan();
    Terminal terminal = Terminal.of(out, interactive, environment);
    ClusterRun run = new ClusterRun(plan, terminal, quiet);
    Thread caller = Thread.currentThread();
    Thread interrupted = Thread.ofPlatform().unstarted(() -> finish(run, caller));
    Runtime.getRuntime().addShutdownHook(interrupted);
    ClusterReport report = run.run(algorithm);
    terminal.lines(ReportTable.of(report, terminal));
    boolean written = json == null || write(report, json);
    try {
      Runtime.getRuntime().removeShutdownHook(interrupted);
    } catch (IllegalStateException e) {
      // Ctrl-C: the hook waits for this thread.
    }
    return written && report.firstJob().count() > 0 ? SUCCESS : FAILURE;
  }

  private ClusterPlan plan() throws IOException {
    if (miners < 1 || inFlight < 1 || threads < 1) {
      throw wrong("--miners, --in-flight and --threads must be at least 1");
    }
    try {
      return new ClusterPlan(
          PoolAddress.parse(pool),
          tls(),
          sources,
          miners,
          Mix.parse(kinds.profiles == null ? kinds.mix : Files.readString(kinds.profiles.toPath())),
          user,
          password,
          ramp == null
              ? Duration.ofSeconds(1).multipliedBy(miners).dividedBy(MINERS_A_SECOND)
              : Quantities.duration(ramp),
          Quantities.duration(warmUp),
          Quantities.duration(duration),
          flood ? inFlight : 0,
          threads,
          seed);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw wrong("cannot read " + kinds.profiles + ": " + e.getClass().getSimpleName());
    }
  }

  private PoolTls tls() {
    if (!PoolAddress.asksForTls(pool)) {
      return PoolTls.NONE;
    }
    return trustAny ? PoolTls.ANY : PoolTls.TRUSTED;
  }

  private boolean write(ClusterReport report, File file) {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    try {
      Files.write(file.toPath(), mapper.writeValueAsBytes(report));
      return true;
    } catch (IOException e) {
      out.println("The report cannot be written to " + file + ": " + e.getMessage());
      return false;
    }
  }

  private ParameterException wrong(String what) {
    CommandSpec command = spec;
    if (command == null) {
      throw new IllegalStateException("picocli sets the command before it calls it");
    }
    return new ParameterException(command.commandLine(), what);
  }

  private static void finish(ClusterRun run, Thread caller) {
    run.stop();
    try {
      caller.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int tell(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("miners: " + e.getMessage());
    command.getErr().println("Try 'miners --help'.");
    return CommandLine.ExitCode.USAGE;
  }
}
