package org.chimerapool.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Many miners that only hold their connection, in as many processes as their files ask for, and
/// new blocks that they are to hear of.
final class Crowd {

  private static final int PATIENCE_SECONDS = 240;

  /// A source address has some 28 000 ports to offer.
  private static final int PER_SOURCE = 20_000;

  private static final int A_SECOND = 1_000;

  private final PoolProcess pool;
  private final int miners;
  private final long heapBefore;
  private final List<MinersProcess> processes = new ArrayList<>();
  private final List<String> mined = new ArrayList<>();
  private long heapAfter;

  /// What came of it.
  ///
  /// @param last milliseconds from each block's template to its last miner, in order of size
  /// @param most the same to its 99th of a hundred miners
  /// @param open connections at the end
  record Outcome(long heapBefore, long heapAfter, double[] last, double[] most, long open) {

    /// The figure that a part of the blocks stays below.
    static double quantile(double[] sorted, double part) {
      return sorted[(int) Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
    }

    static String words(double[] sorted) {
      return String.format(
          Locale.ROOT,
          "%.1f, %.1f, %.1f ms",
          quantile(sorted, 0.5),
          quantile(sorted, 0.99),
          sorted[sorted.length - 1]);
    }
  }

  private Crowd(PoolProcess pool, int miners) throws IOException {
    this.pool = pool;
    this.miners = miners;
    this.heapBefore = pool.number("heap");
  }

  /// Starts the miners, and waits until all of them are there.
  ///
  /// @param perProcess miners that one process may hold
  static Crowd gather(PoolProcess pool, int miners, int perProcess)
      throws IOException, InterruptedException {
    Crowd crowd = new Crowd(pool, miners);
    int processes = Math.ceilDiv(miners, perProcess);
    int source = 2;
    for (int i = 0; i < processes; i++) {
      int some = miners / processes + (i < miners % processes ? 1 : 0);
      int sources = Math.ceilDiv(some, PER_SOURCE);
      crowd.processes.add(
          MinersProcess.start("127.0.0.1:" + pool.port(), arguments(some, source, sources)));
      source += sources;
    }
    crowd.await();
    return crowd;
  }

  /// As [#block()], without counting it.
  void rehearse() throws IOException {
    pool.ask("block");
  }

  /// Processor time of the miners so far, in nanoseconds.
  long cpuNanos() {
    return processes.stream().mapToLong(MinersProcess::cpuNanos).sum();
  }

  /// Finds a block, which everybody is told about.
  void block() throws IOException {
    mined.add(pool.ask("block"));
  }

  /// Sends the miners home.
  Outcome end() throws IOException, InterruptedException {
    Map<String, Double> last = new HashMap<>();
    Map<String, Double> most = new HashMap<>();
    Map<String, Integer> reached = new HashMap<>();
    long open = 0;
    for (MinersProcess process : processes) {
      JsonNode report = process.end();
      open += report.at("/connections/open").asLong();
      for (JsonNode block : report.get("blocks")) {
        String hash = block.get("hash").asString();
        if (mined.contains(hash)) {
          double first = (block.get("firstNanos").asLong() - pool.number(hash)) / 1e6;
          last.merge(hash, first + block.at("/spread/max").asDouble(), Math::max);
          most.merge(hash, first + block.at("/spread/p99").asDouble(), Math::max);
          reached.merge(hash, block.at("/spread/count").asInt(), Integer::sum);
        }
      }
    }
    last.keySet().removeIf(hash -> reached.getOrDefault(hash, 0) < miners);
    if (last.size() < mined.size()) {
      System.out.printf(
          Locale.ROOT, "bench: %d of %d blocks reached all miners%n", last.size(), mined.size());
    }
    if (last.isEmpty()) {
      throw new IOException("no block reached all miners: " + reached);
    }
    most.keySet().retainAll(last.keySet());
    return new Outcome(heapBefore, heapAfter, sorted(last), sorted(most), open);
  }

  private void await() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (pool.number("sessions") < miners) {
      if (System.nanoTime() > deadline || !processes.stream().allMatch(MinersProcess::isRunning)) {
        throw new IOException("only %s of %d miners came".formatted(pool.ask("sessions"), miners));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    heapAfter = pool.number("heap");
  }

  private static double[] sorted(Map<String, Double> figures) {
    double[] all = figures.values().stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(all);
    return all;
  }

  private static List<String> arguments(int miners, int source, int sources) {
    String from =
        IntStream.range(source, source + sources)
            .mapToObj(i -> "127.0.0." + i)
            .collect(Collectors.joining(","));
    return List.of(
        "-n",
        Integer.toString(miners),
        "-m",
        "idle",
        "--from",
        from,
        "--ramp",
        Math.max(1, miners / A_SECOND) + "s",
        "-d",
        "0s");
  }
}
