package org.chimerapool.pool.journal;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.chimerapool.pool.PoolId;
import org.springframework.util.unit.DataSize;

/// Appends to a journal as fast as it can until it is killed, and writes the number of each share
/// to its output after the journal has taken it. Arguments: folder, pool, number of threads.
public final class AppendingProcess {

  private AppendingProcess() {}

  static void main(String[] arguments) throws Exception {
    SegmentedShareJournal journal =
        SegmentedShareJournal.open(
            Path.of(arguments[0]),
            new JournalSettings(
                DataSize.ofMegabytes(1),
                Duration.ofMillis(50),
                DataSize.ofBytes(0),
                DataSize.ofGigabytes(1),
                0));
    PoolId pool = new PoolId(Integer.parseInt(arguments[1]));
    int threads = Integer.parseInt(arguments[2]);
    DataOutputStream told =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 512));
    for (int t = 0; t < threads; t++) {
      long first = (long) t << 40;
      Thread.ofPlatform().start(() -> append(journal, pool, first, told));
    }
  }

  private static void append(
      SegmentedShareJournal journal, PoolId pool, long first, DataOutputStream told) {
    try {
      for (long number = first; ; number++) {
        if (journal.append(Shares.share(pool, number & 0xFFFF_FFFFL, number, "rig" + number % 5))) {
          told.writeLong(number);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
