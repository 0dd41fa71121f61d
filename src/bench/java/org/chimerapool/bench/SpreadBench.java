package org.chimerapool.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// From a new block's template to the last of 10,000 miners, and what a miner costs.
final class SpreadBench {

  private static final int MINERS = Integer.getInteger("bench.miners", 10_000);
  private static final int BLOCKS = Integer.getInteger("bench.blocks", 20);

  private final Path folder;
  private final Table table;

  SpreadBench(Path folder, Table table) {
    this.folder = folder;
    this.table = table;
  }

  void run() throws IOException, InterruptedException {
    try (PoolProcess pool = PoolProcess.start(folder, List.of(IdleBench.EASY_BLOCKS))) {
      Crowd.Outcome outcome = Crowd.gather(pool, MINERS, BLOCKS);
      double[] last = outcome.last();
      Arrays.sort(last);
      if (last.length == 0) {
        throw new IOException("no block reached all miners: " + outcome.report());
      }
      table.row(
          "from a template to the last of %s miners, %d blocks, p50 and worst"
              .formatted(Table.count(MINERS), last.length),
          Table.millis(last[last.length / 2]) + ", " + Table.millis(last[last.length - 1]));
      table.row(
          "heap for each connection",
          Table.count((outcome.heapAfter() - outcome.heapBefore()) / (double) MINERS) + " bytes");
      table.row(
          "heap with %s miners".formatted(Table.count(MINERS)),
          Table.count(outcome.heapAfter() / (double) (1 << 20)) + " MiB");
    }
  }
}
