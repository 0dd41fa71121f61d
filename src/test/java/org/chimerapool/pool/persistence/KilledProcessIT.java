package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.journal.AppendingProcess;
import org.chimerapool.pool.journal.JournalSettings;
import org.chimerapool.pool.journal.SegmentedShareJournal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/// A process that takes shares at full rate dies by SIGKILL, again and again; what it had
/// acknowledged must be in the database, once.
@DatabaseTest
class KilledProcessIT {

  private static final int ROUNDS = 2;
  private static final int THREADS = 3;
  private static final int ENOUGH = 20_000;

  @TempDir Path folder;

  @Test
  void losesNoAcknowledgedShareAndDoublesNone(TestDatabase database) throws Exception {
    int pool = database.createPool("SIM");
    long all = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Long> acknowledged = runAndKill(folder.resolve("round" + round), pool);
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
      database.sql().execute("TRUNCATE pool.share");

      replay(folder.resolve("round" + round), database);

      List<Long> stored =
          database
              .sql()
              .fetch("SELECT hash FROM pool.share")
              .map(row -> Hash256.ofBytes(row.get("hash", byte[].class)).w0());
      Set<Long> distinct = new HashSet<>(stored);
      assertThat(stored).as("none twice").hasSameSizeAs(distinct);
      assertThat(distinct).as("none lost").containsAll(acknowledged);
      all += stored.size();
    }
    assertThat(database.sql().fetchValue("SELECT sum(shares)::bigint FROM pool.pool_minute"))
        .isEqualTo(all);
  }

  /// @return the numbers that the process had told before it died
  private static List<Long> runAndKill(Path journal, int pool) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProcess.class.getName(),
                journal.toString(),
                Integer.toString(pool),
                Integer.toString(THREADS))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Long> told = new ArrayList<>();
    try (DataInputStream from =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      while (told.size() < ENOUGH) {
        told.add(from.readLong());
      }
      // Through its handle: the process itself would close the pipe, and with it what was told.
      process.toHandle().destroyForcibly();
      readRest(from, told);
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("killed, not ended").isEqualTo(128 + 9);
    return told;
  }

  private static void readRest(DataInputStream from, List<Long> told) throws IOException {
    try {
      while (true) {
        told.add(from.readLong());
      }
    } catch (EOFException e) {
      // All that the pipe still held.
    }
  }

  private static void replay(Path journal, TestDatabase database) throws IOException {
    try (SegmentedShareJournal again =
        SegmentedShareJournal.open(
            journal,
            new JournalSettings(
                DataSize.ofMegabytes(1),
                Duration.ofMillis(50),
                DataSize.ofBytes(0),
                DataSize.ofGigabytes(1),
                0))) {
      ShareWriter writer =
          new ShareWriter(
              again,
              new ShareStore(database.dataSource(), new WorkerIds(), Clock.systemUTC()),
              Clock.systemUTC());
      writer.start();
      long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      long segments = again.first().segment();
      while ((writer.health().waiting() > 0 || again.first().segment() == segments)
          && System.nanoTime() < until) {
        LockSupport.parkNanos(20_000_000);
      }
      writer.stop();
      assertThat(writer.health().waiting()).isZero();
    }
  }
}
