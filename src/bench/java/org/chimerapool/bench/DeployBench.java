package org.chimerapool.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chimerapool.ChimeraApplication;
import org.chimerapool.deployment.AgentDesk;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.deployment.IntakeBusyException;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.RunPlan;
import org.chimerapool.deployment.insight.LiveRuns;
import org.chimerapool.deployment.insight.LogBook;
import org.chimerapool.deployment.insight.LogBook.LogQuery;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// Logs of many machines at once, a very long one, and the board of a hundred that run; inside the
/// program, so that the machines' own work is not counted.
final class DeployBench {

  private static final int TARGETS = 500;
  private static final int BATCH = 200;
  private static final int LINES_EACH = 1_200;
  private static final int LONG = 1_000_000;
  private static final Pattern KEY = Pattern.compile("CHIMERA_KEY='([^']+)'");
  private static final String RECIPE =
      """
      recipe: bench
      title: Bench
      phases:
        - name: Install
          steps:
            - name: Fetch
              run: 'true'
      """;

  private final Path home;
  private final Table table;

  DeployBench(Path home, Table table) {
    this.home = home;
    this.table = table;
  }

  private record Machine(long run, String key) {}

  void run() throws IOException, InterruptedException {
    int[] ports = PoolProcess.freePorts();
    try (ConfigurableApplicationContext program =
        SpringApplication.run(
            ChimeraApplication.class,
            "--chimera.home=" + home.toAbsolutePath(),
            "--server.port=" + ports[0],
            "--chimera.stratum.port=" + ports[1],
            "--chimera.simulation.port=" + ports[1],
            "--chimera.database.port=" + ports[2],
            "--chimera.simulation.enabled=false",
            "--logging.level.root=warn")) {
      measure(program);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a machine was refused", e);
    }
  }

  private void measure(ConfigurableApplicationContext program)
      throws InterruptedException, ExecutionException {
    Deployments deployments = program.getBean(Deployments.class);
    AgentDesk desk = program.getBean(AgentDesk.class);
    LogBook book = program.getBean(LogBook.class);
    Recipe recipe = RecipeReader.read(RECIPE);
    List<Machine> machines = new ArrayList<>();
    for (int i = 0; i < TARGETS; i++) {
      machines.add(machine(deployments, desk, recipe, i));
    }
    intake(desk, machines);
    board(program.getBean(LiveRuns.class));
    longLog(desk, book, machine(deployments, desk, recipe, TARGETS));
  }

  private static Machine machine(
      Deployments deployments, AgentDesk desk, Recipe recipe, int number) {
    long run = deployments.make(RunPlan.byLink(recipe, "bench " + number, Map.of(), "bench")).id();
    String script =
        desk.script(
                deployments.link(run).orElseThrow(),
                "machine-" + number + "-of-the-bench",
                URI.create("http://127.0.0.1"))
            .orElseThrow();
    Matcher key = KEY.matcher(script);
    if (!key.find()) {
      throw new IllegalStateException("the script holds no key");
    }
    return new Machine(run, key.group(1));
  }

  /// Every machine sends its lines as fast as it is answered.
  private void intake(AgentDesk desk, List<Machine> machines)
      throws InterruptedException, ExecutionException {
    long cpu = cpu();
    long from = System.nanoTime();
    AtomicLong busy = new AtomicLong();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (Machine machine : machines) {
        all.add(threads.submit(() -> send(desk, machine, LINES_EACH, busy)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    double seconds = (double) (System.nanoTime() - from) / 1e9;
    long lines = (long) machines.size() * LINES_EACH;
    table.row(
        "log lines a second from " + machines.size() + " machines at once",
        Table.count((double) lines / seconds)
            + ", processor of the program "
            + Table.millis((double) (cpu() - cpu) / 1e6 / ((double) lines / 1000))
            + " per 1,000 lines, told to wait "
            + busy.get()
            + " times");
  }

  private static void send(AgentDesk desk, Machine machine, int lines, AtomicLong busy) {
    StringBuilder batch = new StringBuilder();
    long offset = 0;
    for (int seq = 1; seq <= lines; seq++) {
      batch
          .append("{\"seq\":")
          .append(seq)
          .append(",\"ts\":1790000000000,\"phase\":0,\"step\":0,\"level\":\"out\",\"msg\":\"")
          .append("unpacking part ")
          .append(seq * 7919L)
          .append(" of the archive into /srv/data/blocks/")
          .append(seq)
          .append(seq == 654_321 ? " needle-in-the-haystack" : "")
          .append("\"}\n");
      if (seq % BATCH == 0 || seq == lines) {
        offset = take(desk, machine, offset, batch, busy);
        batch.setLength(0);
      }
    }
  }

  private static long take(
      AgentDesk desk, Machine machine, long offset, CharSequence batch, AtomicLong busy) {
    byte[] bytes = batch.toString().getBytes(StandardCharsets.UTF_8);
    while (true) {
      try {
        return desk.take(machine.run(), machine.key(), offset, bytes).get().next();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof IntakeBusyException)) {
          throw new IllegalStateException("a batch was refused", e.getCause());
        }
        busy.incrementAndGet();
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped", e);
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(100));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void board(LiveRuns live) throws InterruptedException {
    double[] reads = new double[20];
    for (int i = 0; i < reads.length; i++) {
      Thread.sleep(Duration.ofMillis(500));
      long from = System.nanoTime();
      live.now();
      reads[i] = (double) (System.nanoTime() - from) / 1e6;
    }
    table.row("board of " + TARGETS + " running machines, read once for all", millis(reads));
  }

  private void longLog(AgentDesk desk, LogBook book, Machine machine) {
    long from = System.nanoTime();
    send(desk, machine, LONG, new AtomicLong());
    table.row(
        "a machine alone, lines a second",
        Table.count((double) LONG / ((double) (System.nanoTime() - from) / 1e9)));
    Random random = new Random(1);
    double[] opens = new double[200];
    for (int i = 0; i < opens.length; i++) {
      long at = 1 + random.nextInt(LONG - 256);
      long begun = System.nanoTime();
      book.lines(machine.run(), at, 256);
      opens[i] = (double) (System.nanoTime() - begun) / 1e6;
    }
    table.row("any point of a log of a million lines", millis(opens));
    double[] looks = new double[10];
    for (int i = 0; i < looks.length; i++) {
      long begun = System.nanoTime();
      long seen = 0;
      int found = 0;
      LogBook.Hits hits;
      do {
        hits =
            book.search(
                machine.run(), new LogQuery("Needle-in-the-hay", LogLevel.DEBUG), seen, 1_000);
        seen = hits.seenTo();
        found += hits.numbers().size();
      } while (hits.more());
      looks[i] = (double) (System.nanoTime() - begun) / 1e6;
      if (found != 1) {
        throw new IllegalStateException("expected to find one line, found " + found);
      }
    }
    table.row("a rare word in it", millis(looks) + ", first time " + Table.millis(looks[0]));
  }

  private static String millis(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return "median "
        + Table.millis(sorted[sorted.length / 2])
        + ", slowest "
        + Table.millis(sorted[sorted.length - 1]);
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
