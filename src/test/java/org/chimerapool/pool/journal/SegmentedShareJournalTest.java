package org.chimerapool.pool.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.StartupFailure;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareCredit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class SegmentedShareJournalTest {

  private static final JournalSettings SMALL = settings(DataSize.ofKilobytes(64), 0);

  @TempDir Path folder;

  @Test
  void saysWhatToDoWhenItsKeyIsGarbled() throws IOException {
    try (SegmentedShareJournal journal = SegmentedShareJournal.open(folder, SMALL)) {
      assertThat(journal.append(Shares.share(1))).isTrue();
    }
    Files.write(folder.resolve("id"), new byte[] {0, 0, 0});

    assertThatThrownBy(() -> SegmentedShareJournal.open(folder, SMALL))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("holds 3 bytes of something else")
        .extracting(e -> ((StartupFailure) e).fix())
        .asString()
        .contains("pool.journal");
  }

  @Test
  void forcesAtOnceWhenAsked() throws IOException {
    SegmentedShareJournal journal = SegmentedShareJournal.open(folder, SMALL);
    assertThat(journal.append(Shares.share(1))).isTrue();
    assertThat(journal.force()).isTrue();
    journal.close();
    assertThat(journal.force()).as("nothing is left to force").isTrue();
  }

  @Test
  void returnsEveryFieldOfAShare() throws IOException {
    ShareCredit share =
        new ShareCredit(
            new PoolId(7),
            new WorkerName("bc1qexample:0_-", "rig.with.dots"),
            "миner/\u0001🦎",
            true,
            901_234_567_890L,
            Difficulty.of(1e-5),
            Difficulty.of(123.456e9),
            new Hash256(1, -2, 3, -4),
            Instant.parse("2026-11-21T23:59:59.999999999Z"));
    try (SegmentedShareJournal journal = SegmentedShareJournal.open(folder, SMALL)) {
      assertThat(journal.append(share)).isTrue();

      assertThat(readAll(journal)).containsExactly(share);
    }
  }

  @Test
  void cutsAnOverlongAgentBetweenTwoCharacters() throws IOException {
    ShareCredit plain = Shares.share(1);
    ShareCredit share =
        new ShareCredit(
            plain.pool(),
            plain.worker(),
            "x" + "ü".repeat(400),
            false,
            plain.height(),
            plain.credited(),
            plain.achieved(),
            plain.hash(),
            plain.at());
    try (SegmentedShareJournal journal = SegmentedShareJournal.open(folder, SMALL)) {
      journal.append(share);

      assertThat(readAll(journal).getFirst().agent()).isEqualTo("x" + "ü".repeat(127));
    }
  }

  @Test
  void keepsTheOrderOverManySegmentsAndRuns() throws IOException {
    try (SegmentedShareJournal journal = SegmentedShareJournal.open(folder, SMALL)) {
      append(journal, 1, 2000);
    }
    try (SegmentedShareJournal journal = SegmentedShareJournal.open(folder, SMALL)) {
      append(journal, 2001, 3000);

      assertThat(numbers(readAll(journal))).isEqualTo(range(1, 3000));
      assertThat(journal.count(journal.first())).isEqualTo(3000);
    }
  }

  @Test
  void keepsItsIdBetweenRuns() throws IOException {
    SegmentedShareJournal first = SegmentedShareJournal.open(folder, SMALL);
    first.close();

    try (SegmentedShareJournal second = SegmentedShareJournal.open(folder, SMALL)) {
      assertThat(second.id()).isEqualTo(first.id());
    }
  }

  @Test
  void showsAppendedSharesInTheFileBeforeAnythingIsForced(@TempDir Path copy) throws IOException {
    try (SegmentedShareJournal journal =
        SegmentedShareJournal.open(folder, settings(DataSize.ofMegabytes(1), 10_000))) {
      append(journal, 1, 50);

      copyFolder(copy);
      try (SegmentedShareJournal image = SegmentedShareJournal.open(copy, SMALL)) {
        assertThat(numbers(readAll(image))).isEqualTo(range(1, 50));
      }
    }
  }

  @Test
  void endsBeforeATornRecord() throws IOException {
    try (SegmentedShareJournal journal = SegmentedShareJournal.open(folder, SMALL)) {
      append(journal, 1, 10);
    }
    long end = endOfWritten(segment(1));
    overwrite(segment(1), end - 20, new byte[20]);

    try (SegmentedShareJournal journal = SegmentedShareJournal.open(folder, SMALL)) {
      append(journal, 100, 101);

      assertThat(numbers(readAll(journal))).isEqualTo(concat(range(1, 9), range(100, 101)));
    }
  }

  @Test
  void readsOnBehindADamagedRecord() throws IOException {
    try (SegmentedShareJournal journal = SegmentedShareJournal.open(folder, SMALL)) {
      append(journal, 1, 10);
    }
    int length = ShareRecord.encode(Shares.share(1)).length;
    overwrite(segment(1), Segment.HEADER_BYTES + 3L * length + 30, new byte[] {77});

    try (SegmentedShareJournal journal = SegmentedShareJournal.open(folder, SMALL)) {
      assertThat(numbers(readAll(journal))).isEqualTo(concat(range(1, 3), range(5, 10)));
    }
  }

  @Test
  void passesOverASegmentOfAnotherJournal() throws IOException {
    try (SegmentedShareJournal journal = SegmentedShareJournal.open(folder, SMALL)) {
      append(journal, 1, 10);
    }
    overwrite(segment(1), 10, new byte[] {1, 2, 3});

    try (SegmentedShareJournal journal = SegmentedShareJournal.open(folder, SMALL)) {
      append(journal, 11, 12);

      assertThat(numbers(readAll(journal))).isEqualTo(range(11, 12));
    }
  }

  @Test
  void refusesSharesWhenTheDiskIsNearlyFull() throws IOException {
    JournalSettings greedy =
        new JournalSettings(
            DataSize.ofKilobytes(64),
            Duration.ofMillis(5),
            DataSize.ofTerabytes(1_000_000),
            DataSize.ofMegabytes(1),
            0);
    try (SegmentedShareJournal journal = SegmentedShareJournal.open(folder, greedy)) {
      assertThat(journal.append(Shares.share(1))).isFalse();
      assertThat(journal.isTaking()).isFalse();
    }
  }

  @Test
  void refusesSharesWhenTheJournalIsAtItsLargest() throws IOException {
    JournalSettings tight =
        new JournalSettings(
            DataSize.ofKilobytes(64),
            Duration.ofMillis(5),
            DataSize.ofBytes(0),
            DataSize.ofKilobytes(64),
            0);
    SegmentedShareJournal.open(folder, tight).close();

    try (SegmentedShareJournal journal = SegmentedShareJournal.open(folder, tight)) {
      assertThat(journal.append(Shares.share(1))).isFalse();
    }
  }

  @Test
  void refusesSharesAfterItWasClosed() throws IOException {
    SegmentedShareJournal journal = SegmentedShareJournal.open(folder, SMALL);
    journal.close();

    assertThat(journal.append(Shares.share(1))).isFalse();
  }

  @Test
  void deletesCopiedSegmentsButForThoseThatAreKept() throws IOException {
    JournalSettings keepOne =
        new JournalSettings(
            DataSize.ofKilobytes(64),
            Duration.ofMillis(5),
            DataSize.ofBytes(0),
            DataSize.ofGigabytes(1),
            1);
    try (SegmentedShareJournal journal = SegmentedShareJournal.open(folder, keepOne)) {
      append(journal, 1, 3000);
      JournalPosition end = journal.read(journal.first(), 3000).to();
      assertThat(end.segment()).isGreaterThan(4);

      journal.release(end);

      assertThat(journal.first().segment()).isEqualTo(end.segment() - 1);
    }
  }

  @Test
  void goesOnInANewSegmentWhenTheDatabaseIsAheadOfTheFolder() throws IOException {
    try (SegmentedShareJournal journal = SegmentedShareJournal.open(folder, SMALL)) {
      append(journal, 1, 10);
    }
    try (SegmentedShareJournal journal = SegmentedShareJournal.open(folder, SMALL)) {
      append(journal, 11, 12);

      JournalPosition start = journal.resume(new JournalPosition(99, 500));

      assertThat(numbers(journal.read(start, 100).shares())).isEqualTo(range(11, 12));
    }
  }

  @Test
  void copiesAllOfThisRunWhereTheDatabaseStandsInASegmentOfTheSameNumber() throws IOException {
    try (SegmentedShareJournal journal = SegmentedShareJournal.open(folder, SMALL)) {
      append(journal, 1, 20);
      // Written by a run that this folder knows nothing of: it was put back from a copy.
      JournalPosition strange = new JournalPosition(1, 500);

      JournalPosition start = journal.resume(strange);
      JournalBatch batch = journal.read(start, 100);

      assertThat(numbers(batch.shares())).isEqualTo(range(1, 20));
      assertThat(journal.resume(batch.to())).as("its own place").isEqualTo(batch.to());
    }
  }

  @Test
  void losesNothingWhenManyThreadsAppend() throws Exception {
    int threads = 8;
    int each = 20_000;
    AtomicLong refused = new AtomicLong();
    try (SegmentedShareJournal journal =
        SegmentedShareJournal.open(folder, settings(DataSize.ofMegabytes(1), 5))) {
      List<Thread> appenders = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        long from = (long) t * each;
        appenders.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      for (long n = from; n < from + each; n++) {
                        if (!journal.append(Shares.share(n))) {
                          refused.incrementAndGet();
                        }
                      }
                    }));
      }
      for (Thread appender : appenders) {
        appender.join();
      }

      assertThat(refused).hasValue(0);
      assertThat(numbers(readAll(journal)).stream().sorted().toList())
          .isEqualTo(range(0, (long) threads * each - 1));
    }
  }

  private static JournalSettings settings(DataSize segment, int forceMillis) {
    return new JournalSettings(
        segment,
        Duration.ofMillis(Math.max(5, forceMillis)),
        DataSize.ofBytes(0),
        DataSize.ofGigabytes(1),
        0);
  }

  private static void append(SegmentedShareJournal journal, long from, long to) {
    LongStream.rangeClosed(from, to)
        .forEach(number -> assertThat(journal.append(Shares.share(number))).isTrue());
  }

  private static List<ShareCredit> readAll(SegmentedShareJournal journal) throws IOException {
    List<ShareCredit> all = new ArrayList<>();
    JournalBatch batch = journal.read(journal.first(), 777);
    while (!batch.isEmpty()) {
      all.addAll(batch.shares());
      batch = journal.read(batch.to(), 777);
    }
    return all;
  }

  private static List<Long> numbers(List<ShareCredit> shares) {
    return shares.stream().map(Shares::number).toList();
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private static List<Long> concat(List<Long> one, List<Long> two) {
    List<Long> both = new ArrayList<>(one);
    both.addAll(two);
    return both;
  }

  private Path segment(long number) {
    return folder.resolve("%016d.shares".formatted(number));
  }

  private static long endOfWritten(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private static void overwrite(Path file, long at, byte[] bytes) throws IOException {
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.seek(at);
      raw.write(bytes);
    }
  }

  private void copyFolder(Path to) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
