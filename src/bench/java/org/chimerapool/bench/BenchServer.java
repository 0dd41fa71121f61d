package org.chimerapool.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chimerapool.ChimeraApplication;
import org.chimerapool.chain.simulator.SimulatorControls;
import org.chimerapool.pool.Job;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.journal.SegmentedShareJournal;
import org.chimerapool.stratum.dialect.Messages;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;

/// The whole program, with a few questions that it answers on its standard streams: one word in,
/// one line out.
final class BenchServer {

  private final ConfigurableApplicationContext context;
  private final Map<String, Long> templates = new ConcurrentHashMap<>();

  private BenchServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static void main(String[] arguments) throws IOException, InterruptedException {
    try (ConfigurableApplicationContext context =
        SpringApplication.run(ChimeraApplication.class, arguments)) {
      new BenchServer(context).serve();
    }
  }

  private void serve() throws IOException, InterruptedException {
    Pool pool = context.getBean(Pools.class).all().getFirst();
    pool.onJob(this::note);
    answer("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String word = in.readLine(); word != null && !word.equals("quit"); word = in.readLine()) {
      switch (word) {
        case "block" -> answer(context.getBean(SimulatorControls.class).mineBlock().toDisplayHex());
        case "cpu" -> answer(Long.toString(cpu()));
        case "heap" -> answer(Long.toString(heap()));
        case "kept" ->
            answer(Long.toString(context.getBean(SegmentedShareJournal.class).appended()));
        case "journal-only" -> {
          context.getBean("shareWriter", Lifecycle.class).stop();
          answer("done");
        }
        case "job" ->
            answer(
                new String(
                        Messages.notify(pool.currentJob().orElseThrow(), true),
                        StandardCharsets.US_ASCII)
                    .strip());
        case "loops" -> answer(Long.toString(Loops.nanos("stratum-")));
        case "sessions" -> answer(Integer.toString(pool.sessionCount()));
        default -> answer(String.valueOf(templates.get(word)));
      }
    }
  }

  /// When the pool took the first template on a block, on the monotonic clock.
  private void note(Job job) {
    Duration ago = Duration.between(job.createdAt(), context.getBean(Clock.class).instant());
    templates.putIfAbsent(job.previousHash().toDisplayHex(), System.nanoTime() - ago.toNanos());
  }

  /// Processor time of this process, in nanoseconds.
  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  private static long heap() {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return used;
  }

  private static void answer(String line) {
    System.out.println("bench " + line);
  }
}
