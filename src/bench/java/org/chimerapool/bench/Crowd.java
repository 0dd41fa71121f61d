package org.chimerapool.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Many miners that only hold their connection, and new blocks that they are to hear of.
final class Crowd {

  private static final int PATIENCE_SECONDS = 240;

  /// A source address has some 28 000 ports to offer.
  private static final int PER_SOURCE = 20_000;

  /// What came of it.
  ///
  /// @param last milliseconds from the template to each block's last miner
  record Outcome(long heapBefore, long heapAfter, double[] last, JsonNode report) {}

  private Crowd() {}

  static Outcome gather(PoolProcess pool, int miners, int blocks)
      throws IOException, InterruptedException {
    long before = pool.number("heap");
    MinersProcess process =
        MinersProcess.start("127.0.0.1:" + pool.port(), arguments(miners, blocks));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (pool.number("sessions") < miners && process.isRunning()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("only %s of %d miners came".formatted(pool.ask("sessions"), miners));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    long after = pool.number("heap");
    List<String> mined = new ArrayList<>();
    for (int i = 0; i < blocks; i++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1_500));
      mined.add(pool.ask("block"));
    }
    JsonNode report = process.report();
    List<Double> last = new ArrayList<>();
    for (JsonNode block : report.get("blocks")) {
      String hash = block.get("hash").asString();
      if (mined.contains(hash) && block.at("/spread/count").asInt() >= miners) {
        double start = (block.get("firstNanos").asLong() - pool.number(hash)) / 1e6;
        last.add(start + block.at("/spread/max").asDouble());
      }
    }
    return new Outcome(
        before, after, last.stream().mapToDouble(Double::doubleValue).toArray(), report);
  }

  private static List<String> arguments(int miners, int blocks) {
    String sources =
        IntStream.rangeClosed(0, miners / PER_SOURCE)
            .mapToObj(i -> "127.0.0." + (i + 2))
            .collect(Collectors.joining(","));
    int ramp = Math.max(1, miners / 1_000);
    return List.of(
        "-n",
        Integer.toString(miners),
        "-m",
        "idle",
        "--from",
        sources,
        "--ramp",
        ramp + "s",
        "-d",
        3 * ramp + 10 + 3 * blocks + "s");
  }
}
