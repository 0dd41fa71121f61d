package org.chimerapool.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// From a new block's template to the last of 10,000 miners, and what a miner costs. Beside it,
/// block by block in turn, a server that does nothing but write the same bytes to as many miners:
/// on a host that miners and pool share, most of the time is theirs and the kernel's.
final class SpreadBench {

  private static final int MINERS = Integer.getInteger("bench.miners", 10_000);
  private static final int BLOCKS = Integer.getInteger("bench.blocks", 50);
  private static final int PAUSE_MILLIS = 700;

  /// Blocks that are not counted, before the two programs have been compiled.
  private static final int WARM_UP = 10;

  private final Path folder;
  private final Table table;

  SpreadBench(Path folder, Table table) {
    this.folder = folder;
    this.table = table;
  }

  void run() throws IOException, InterruptedException {
    try (PoolProcess pool = PoolProcess.start(folder, List.of(IdleBench.EASY_BLOCKS));
        PoolProcess plain = PoolProcess.startPlain()) {
      plain.ask(pool.ask("job"));
      Crowd floor = Crowd.gather(plain, MINERS, MINERS);
      Crowd crowd = Crowd.gather(pool, MINERS, MINERS);
      for (int i = 0; i < WARM_UP; i++) {
        rest();
        floor.rehearse();
        rest();
        crowd.rehearse();
      }
      rest();
      long used = pool.number("loops");
      long usedByFloor = plain.number("loops");
      long usedByMiners = crowd.cpuNanos();
      for (int i = 0; i < BLOCKS; i++) {
        rest();
        floor.block();
        rest();
        crowd.block();
      }
      rest();
      used = pool.number("loops") - used;
      usedByFloor = plain.number("loops") - usedByFloor;
      usedByMiners = crowd.cpuNanos() - usedByMiners;
      Crowd.Outcome outcome = crowd.end();
      Crowd.Outcome least = floor.end();
      double[] last = outcome.last();
      table.row(
          "from a template to the last of %s miners, %d blocks, p50, p99 and worst"
              .formatted(Table.count(MINERS), last.length),
          Crowd.Outcome.words(last));
      table.row("to 99 of 100 miners", Crowd.Outcome.words(outcome.most()));
      table.row(
          "a server that only writes the same bytes, to the last in the same run",
          Crowd.Outcome.words(least.last()));
      table.row(
          "ratio of the medians",
          String.format(
              Locale.ROOT,
              "%.2f",
              Crowd.Outcome.quantile(last, 0.5) / Crowd.Outcome.quantile(least.last(), 0.5)));
      table.row(
          "processor time of the event loops for each miner and block, and of the other server's",
          String.format(
              Locale.ROOT,
              "%.1f µs, %.1f µs",
              used / 1e3 / MINERS / BLOCKS,
              usedByFloor / 1e3 / MINERS / BLOCKS));
      table.row(
          "processor time of the miners' own side for each miner and block",
          String.format(Locale.ROOT, "%.1f µs", usedByMiners / 1e3 / MINERS / BLOCKS));
      table.row(
          "heap for each connection",
          Table.count((outcome.heapAfter() - outcome.heapBefore()) / (double) MINERS) + " bytes");
      table.row(
          "heap with %s miners".formatted(Table.count(MINERS)),
          Table.count(outcome.heapAfter() / (double) (1 << 20)) + " MiB");
    }
  }

  private static void rest() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
  }
}
