package org.chimerapool.simulation.fleet;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command `fleet`: simulated machines for any console.
@Command(
    name = "fleet",
    description = "Starts simulated machines that enrol at a console and run what it gives them.",
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:machines were let in", "1:no machine was let in", "2:an argument is wrong"},
    footerHeading = "%nMix:%n",
    footer = {
      "  habit:weight,habit:weight ... Known habits: steady, lossy, rebooting, slow, skewed, full,",
      "  lying, repeating, silent, broken. Commands of recipes are not run; one that ends with",
      "  'exit N' fails with that code, one that ends with '|| exit N' on every second machine, so",
      "  that a bad version can be tried."
    })
public final class FleetCommand implements Callable<Integer> {

  private static final long TOLD_EVERY = 5;

  private final PrintWriter out;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "CONSOLE", description = "the console, as http://localhost:8080")
  private URI console = URI.create("http://localhost:8080");

  @Option(
      names = {"-t", "--token"},
      required = true,
      paramLabel = "TOKEN",
      description = "an enrolment token of the console for as many machines")
  private String token = "";

  @Option(
      names = {"-n", "--machines"},
      paramLabel = "COUNT",
      description = "how many machines; ${DEFAULT-VALUE} where nothing is said")
  private int machines = 100;

  @Option(
      names = {"-m", "--mix"},
      paramLabel = "MIX",
      description = "habits and their weights, see below; ${DEFAULT-VALUE}")
  private String mix = HabitMix.USUAL;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description = "of the machines' names; ${DEFAULT-VALUE}")
  private String prefix = "sim-";

  @Option(
      names = "--step",
      paramLabel = "MILLISECONDS",
      description = "how long each step takes; ${DEFAULT-VALUE}")
  private int step = 1_500;

  @Option(
      names = "--silence",
      paramLabel = "SECONDS",
      description = "how long a silent machine says nothing; ${DEFAULT-VALUE}")
  private int silence = 180;

  @Option(
      names = {"-d", "--duration"},
      paramLabel = "SECONDS",
      description = "how long the machines live, 0 until Ctrl-C; ${DEFAULT-VALUE}")
  private int duration;

  @Option(names = "--seed", paramLabel = "NUMBER", description = "of everything left to chance")
  private long seed = 1;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "tells this")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  private FleetCommand(PrintWriter out) {
    this.out = out;
  }

  /// Runs the command.
  ///
  /// @return the exit status
  public static int run(List<String> arguments, PrintWriter out, PrintWriter err) {
    return new CommandLine(new FleetCommand(out))
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(FleetCommand::tell)
        .execute(arguments.toArray(String[]::new));
  }

  @Override
  public Integer call() throws InterruptedException {
    FleetPlan plan = plan();
    CountDownLatch stopped = new CountDownLatch(1);
    Thread interrupted = Thread.ofPlatform().unstarted(stopped::countDown);
    Runtime.getRuntime().addShutdownHook(interrupted);
    try (SimulatedFleet fleet = new SimulatedFleet(plan)) {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(duration);
      boolean over = false;
      while (!over) {
        over =
            stopped.await(TOLD_EVERY, TimeUnit.SECONDS)
                || (duration > 0 && System.nanoTime() >= until);
        if (!over) {
          out.println(fleet.report().line());
        }
      }
      FleetReport report = fleet.report();
      report.lines().forEach(out::println);
      return report.enrolled() > 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private FleetPlan plan() {
    boolean web = "http".equals(console.getScheme()) || "https".equals(console.getScheme());
    if (!web || machines < 1 || machines > 5_000 || step < 0 || silence < 0 || duration < 0) {
      throw wrong("expected an address with http, 1 to 5000 machines, and times of 0 or more");
    }
    try {
      return new FleetPlan(
          console,
          token,
          machines,
          prefix,
          HabitMix.parse(mix),
          Duration.ofMillis(step),
          Duration.ofSeconds(silence),
          Duration.ZERO,
          seed);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException wrong(String what) {
    CommandSpec command = spec;
    if (command == null) {
      throw new IllegalStateException("picocli sets the command before it calls it");
    }
    return new ParameterException(command.commandLine(), what);
  }

  private static int tell(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("fleet: " + e.getMessage());
    command.getErr().println("Try 'fleet --help'.");
    return CommandLine.ExitCode.USAGE;
  }
}
