package org.chimerapool.pool.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.chimerapool.algorithm.HashVerifier;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.events.TipChanged;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.FakeDeviceRules;
import org.chimerapool.pool.FoundBlock;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolServices;
import org.chimerapool.pool.ShareCredit;
import org.chimerapool.pool.job.ExtranonceAllocator;
import org.chimerapool.pool.job.JobFactory;
import org.chimerapool.pool.journal.JournalSettings;
import org.chimerapool.pool.journal.SegmentedShareJournal;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.util.unit.DataSize;

/// What one run of the program does with shares and blocks: the real journal, writer and keeper of
/// blocks over folders that outlive it.
final class ReplayedProcess {

  /// Three of four hashes are shares.
  private static final Difficulty EASY = Difficulty.of(3e-10);

  private static final JournalSettings JOURNAL =
      new JournalSettings(
          DataSize.ofKilobytes(256),
          Duration.ofMillis(20),
          DataSize.ofMegabytes(1),
          DataSize.ofGigabytes(1),
          0);

  final FlakyDataSource source;
  final Pool pool;
  final List<ShareCredit> appended = new ArrayList<>();
  final List<FoundBlock> found = new ArrayList<>();

  private final Path home;
  private final SegmentedShareJournal journal;
  private final ShareWriter writer;
  private final BlockKeeper keeper;
  private boolean diskFull;

  ReplayedProcess(
      Path home, DataSource database, PoolId id, VirtualChain chain, int firstJob, Clock clock)
      throws IOException {
    this.home = home;
    Files.createDirectories(home.resolve("blocks"));
    source = new FlakyDataSource(database);
    journal = SegmentedShareJournal.open(home.resolve("journal"), JOURNAL);
    WorkerIds workers = new WorkerIds();
    writer = new ShareWriter(journal, new ShareStore(source, workers, clock), clock);
    keeper =
        new BlockKeeper(
            new BlockFolder(home.resolve("blocks")),
            new BlockStore(DSL.using(source, SQLDialect.POSTGRES), workers, journal.id()),
            journal::force,
            new ChainCatalog(List.of(chain)),
            writer,
            new BlockChanges(),
            event -> {},
            clock);
    keeper.start();
    pool =
        new Pool(
            new PoolDescription(id, "Replayed", chain.description(), new Sha256d()),
            chain,
            new JobFactory(new byte[] {0x51}, "/replay/", 4, firstJob),
            new ExtranonceAllocator(0, firstJob),
            new VardiffPolicy(EASY, EASY, EASY, Duration.ofSeconds(5), Duration.ofMinutes(1)),
            new PoolServices(
                new HashVerifier(),
                this::append,
                block -> {
                  found.add(block);
                  return keeper.found(block);
                },
                List.of(),
                new FakeDeviceRules(),
                clock));
    pool.start();
  }

  void diskFull(boolean full) {
    diskFull = full;
  }

  /// Copies what waits, as far as the database takes it.
  void write() {
    for (int i = 0; i < 3 && writer.step(); i++) {
      // Goes on until nothing is left or something went wrong.
    }
  }

  void lookAtBlocks() {
    keeper.tipChanged(
        new TipChanged(VirtualChain.COIN, 1, Hash256.ZERO, 0, found.getLast().credit().at()));
  }

  long waiting() {
    return writer.health().waiting();
  }

  /// Ends as after `kill -9`: nothing that it does from here on is seen by anybody.
  ///
  /// @return what is on its disk
  Path kill(Path image) throws IOException {
    source.set(FlakyDataSource.Fault.AWAY);
    pool.stop();
    copy(home, image);
    close();
    return image;
  }

  void close() throws IOException {
    pool.stop();
    keeper.stop();
    journal.close();
  }

  private boolean append(ShareCredit credit) {
    boolean taken = !diskFull && journal.append(credit);
    if (taken) {
      appended.add(credit);
    }
    return taken;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
