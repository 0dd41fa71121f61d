package org.chimerapool.pool.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.chimerapool.pool.ShareCredit;

/// Measures how many shares a second a journal takes. A program, not a test: run its main method.
/// Arguments: folder, threads, seconds.
final class JournalRate {

  private JournalRate() {}

  static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    long nanos = Long.parseLong(arguments[2]) * 1_000_000_000L;
    List<ShareCredit> shares = LongStream.range(0, 1024).mapToObj(Shares::share).toList();
    LongAdder taken = new LongAdder();
    CountDownLatch done = new CountDownLatch(threads);
    try (SegmentedShareJournal journal =
        SegmentedShareJournal.open(folder, JournalSettings.defaults())) {
      long start = System.nanoTime();
      for (int t = 0; t < threads; t++) {
        Thread.ofPlatform()
            .start(
                () -> {
                  while (System.nanoTime() - start < nanos) {
                    for (ShareCredit share : shares) {
                      if (journal.append(share)) {
                        taken.increment();
                      }
                    }
                  }
                  done.countDown();
                });
      }
      done.await();
      long rate = taken.sum() * 1_000_000_000L / (System.nanoTime() - start);
      Files.writeString(
          folder.resolve("rate.txt"), "%d shares/s by %d threads%n".formatted(rate, threads));
    }
  }
}
