package org.chimerapool.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/// Idle connections held: 50,000, or as many as the host lets a process have.
final class IdleBench {

  /// A block is found in milliseconds.
  static final String EASY_BLOCKS = "--chimera.simulator.starting-bits=1f00ffff";

  private static final int WANTED = Integer.getInteger("bench.idle", 50_000);

  /// Files that a process needs for other things than connections.
  private static final int OTHER_FILES = 1_000;

  private final Path folder;
  private final Table table;

  IdleBench(Path folder, Table table) {
    this.folder = folder;
    this.table = table;
  }

  void run() throws IOException, InterruptedException {
    long limit =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean bean
            ? bean.getMaxFileDescriptorCount()
            : Long.MAX_VALUE;
    int miners = (int) Math.min(WANTED, limit - OTHER_FILES);
    try (PoolProcess pool = PoolProcess.start(folder, List.of(EASY_BLOCKS))) {
      Crowd.Outcome outcome = Crowd.gather(pool, miners, 3);
      table.row(
          "idle connections held",
          Table.count(outcome.report().at("/connections/open").asDouble())
              + (miners < WANTED ? " (this host allows a process %d files)".formatted(limit) : ""));
      table.row("heap with them", Table.count(outcome.heapAfter() / (double) (1 << 20)) + " MiB");
    }
  }
}
