package org.chimerapool.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Open pages of the public home, each a browser with a session of its own, while miners mine: what
/// one costs in memory and processor time, how often it is told something, and how long a further
/// visitor waits for a page.
final class PagesBench {

  private static final int PAGES = Integer.getInteger("bench.pages", 500);
  private static final int WATCHED_SECONDS = 60;
  private static final int VISITS = 50;

  private final Path folder;
  private final Table table;

  PagesBench(Path folder, Table table) {
    this.folder = folder;
    this.table = table;
  }

  void run() throws IOException, InterruptedException {
    List<String> settings =
        List.of("--chimera.simulation.enabled=true", "--logging.level.root=error");
    try (PoolProcess pool = PoolProcess.start(folder, settings);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String base = "http://localhost:" + pool.consolePort() + "/";
      OpenPage.open(base, "", threads);
      rest(5);
      long heapBefore = pool.number("heap");
      double quiet = busy(pool);
      List<OpenPage> pages = new ArrayList<>();
      for (int i = 0; i < PAGES; i++) {
        pages.add(OpenPage.open(base, "", threads));
      }
      rest(5);
      long heapWith = pool.number("heap");
      long updates = updates(pages);
      long received = pages.stream().mapToLong(OpenPage::received).sum();
      double watched = busy(pool);
      updates = updates(pages) - updates;
      received = pages.stream().mapToLong(OpenPage::received).sum() - received;
      double[] visits = new double[VISITS];
      for (int i = 0; i < VISITS; i++) {
        long begun = System.nanoTime();
        pages.add(OpenPage.open(base, "", threads));
        visits[i] = (System.nanoTime() - begun) / 1e6;
      }
      Arrays.sort(visits);
      long alive = pages.stream().filter(OpenPage::isOpen).count();
      tell(alive, heapBefore, heapWith, quiet, watched, updates, received, visits);
    }
  }

  private void tell(
      long alive,
      long heapBefore,
      long heapWith,
      double quiet,
      double watched,
      long updates,
      long received,
      double[] visits) {
    table.row("open pages held, of %d wanted".formatted(PAGES + VISITS), Table.count(alive));
    table.row(
        "heap for each open page, its session included",
        Table.count((heapWith - heapBefore) / (double) PAGES / 1024) + " KiB");
    table.row(
        "processors busy without pages; with %d".formatted(PAGES),
        String.format(Locale.ROOT, "%.2f; %.2f", quiet, watched));
    table.row(
        "updates to each page, in a second; bytes of one",
        String.format(
            Locale.ROOT,
            "%.1f; %s",
            updates / (double) PAGES / WATCHED_SECONDS,
            Table.count(updates == 0 ? 0 : received / (double) updates)));
    table.row(
        "a further visitor's page, all its requests, p50 and worst of " + VISITS,
        Table.millis(visits[VISITS / 2]) + ", " + Table.millis(visits[VISITS - 1]));
  }

  private static long updates(List<OpenPage> pages) {
    return pages.stream().mapToLong(OpenPage::updates).sum();
  }

  /// Processors that the pool's process keeps busy over the watched time.
  private static double busy(PoolProcess pool) throws IOException {
    long before = pool.number("cpu");
    rest(WATCHED_SECONDS);
    return (pool.number("cpu") - before) / 1e9 / WATCHED_SECONDS;
  }

  private static void rest(int seconds) {
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
  }
}
