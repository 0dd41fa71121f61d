package org.chimerapool.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Answered submits a second: 50 connections, 16 in flight, every share accepted and kept.
///
/// Where `CHIMERA_BENCH_CKPOOL` names a running ckpool (`host:port`) and
// `CHIMERA_BENCH_CKPOOL_USER`
/// an address of its chain, the two are flooded in turn and the ratio is taken pair by pair. ckpool
/// refuses the shares for their difficulty; what it answers is counted.
final class FloodBench {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final String SECONDS = System.getProperty("bench.seconds", "10") + "s";

  private final Path folder;
  private final Table table;

  FloodBench(Path folder, Table table) {
    this.folder = folder;
    this.table = table;
  }

  void run() throws IOException, InterruptedException {
    try (PoolProcess pool = pool("journal")) {
      pool.ask("journal-only");
      measure(pool, "answered submits a second, accepted and journalled", true);
    }
    try (PoolProcess pool = pool("database")) {
      measure(pool, "the same while the database takes them", false);
    }
  }

  private void measure(PoolProcess pool, String what, boolean compared)
      throws IOException, InterruptedException {
    String peer = compared ? System.getenv("CHIMERA_BENCH_CKPOOL") : null;
    double[] rates = new double[ROUNDS];
    double[] ratios = new double[ROUNDS];
    double[] peers = new double[ROUNDS];
    double[] median = new double[ROUNDS];
    double[] late = new double[ROUNDS];
    double[] micros = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long before = pool.number("kept");
      long loops = pool.number("loops");
      JsonNode report = flood("127.0.0.1:" + pool.port(), null);
      long kept = pool.number("kept") - before;
      micros[i] = (pool.number("loops") - loops) / 1e3 / kept;
      long answered = report.at("/shares/answered").asLong();
      if (report.at("/shares/accepted").asLong() != answered || kept < answered) {
        throw new IOException(
            "of %d answered shares %d were kept: %s".formatted(answered, kept, report));
      }
      rates[i] = report.at("/shares/answeredPerSecond").asDouble();
      median[i] = report.at("/answers/p50").asDouble();
      late[i] = report.at("/answers/p99").asDouble();
      if (peer != null) {
        peers[i] =
            flood(peer, System.getenv("CHIMERA_BENCH_CKPOOL_USER"))
                .at("/shares/answeredPerSecond")
                .asDouble();
        ratios[i] = rates[i] / peers[i];
      }
    }
    table.row(what, Table.spread(rates));
    table.row(
        "their latency, p50 and p99",
        Table.millis(Table.median(median)) + ", " + Table.millis(Table.median(late)));
    table.row(
        "processor time of the event loops for each",
        String.format(Locale.ROOT, "%.2f µs", Table.median(micros)));
    if (peer != null) {
      table.row("ckpool in the same run, answered (refused)", Table.spread(peers));
      table.row("ratio", String.format(Locale.ROOT, "%.2f", Table.median(ratios)));
    }
  }

  private PoolProcess pool(String name) throws IOException {
    return PoolProcess.start(
        folder.resolve(name),
        List.of(
            // Nearly every nonce is a share, and none is a block.
            "--chimera.pool.vardiff.start=1e-10",
            "--chimera.pool.vardiff.min=1e-10",
            "--chimera.pool.vardiff.max=1e-10",
            "--chimera.simulator.starting-bits=1b00ffff",
            "--chimera.simulator.refresh=5s"));
  }

  private static JsonNode flood(String address, @Nullable String user)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-n", "50", "--flood", "--in-flight", "16", "--ramp", "0s", "--warm-up", "5s"));
    arguments.addAll(List.of("-d", SECONDS));
    if (user != null) {
      arguments.addAll(List.of("-u", user));
    }
    return MinersProcess.start(address, arguments).report();
  }
}
