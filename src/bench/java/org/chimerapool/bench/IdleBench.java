package org.chimerapool.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Idle connections held: 50,000, or as many as the host lets the pool's process have. The miners
/// are as many processes as their own files ask for.
final class IdleBench {

  /// A block is found in milliseconds.
  static final String EASY_BLOCKS = "--chimera.simulator.starting-bits=1f00ffff";

  private static final int WANTED = Integer.getInteger("bench.idle", 50_000);
  private static final int BLOCKS = 5;
  private static final int QUIET_SECONDS = 30;
  private static final int PAUSE_SECONDS = 3;

  /// Files that a process needs for other things than connections.
  private static final int OTHER_FILES = 500;

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
    int most = (int) Math.min(WANTED, limit - OTHER_FILES);
    try (PoolProcess pool = PoolProcess.start(folder, List.of(EASY_BLOCKS))) {
      Crowd crowd = Crowd.gather(pool, most, most);
      long used = pool.number("loops");
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(QUIET_SECONDS));
      double busy = (pool.number("loops") - used) / 1e9 / QUIET_SECONDS;
      for (int i = 0; i < BLOCKS; i++) {
        crowd.block();
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(PAUSE_SECONDS));
      }
      long held = pool.number("sessions");
      Crowd.Outcome outcome = crowd.end();
      table.row(
          "idle connections held, of %s wanted".formatted(Table.count(WANTED)),
          Table.count(held)
              + (most < WANTED ? " (this host allows a process %d files)".formatted(limit) : ""));
      table.row(
          "heap with them; for each",
          Table.count(outcome.heapAfter() / (double) (1 << 20))
              + " MiB; "
              + Table.count((outcome.heapAfter() - outcome.heapBefore()) / (double) held)
              + " bytes");
      table.row("processor that they take while nothing happens", "%.1f %%".formatted(100 * busy));
      table.row(
          "from a template to the last of them, %d blocks, p50, p99 and worst"
              .formatted(outcome.last().length),
          Crowd.Outcome.words(outcome.last()));
    }
  }
}
