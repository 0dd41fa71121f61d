package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;
import javax.sql.DataSource;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.events.TipChanged;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.FoundBlock;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.pool.journal.Shares;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// What needs no database: a block's way to the disk and the chain.
@Timeout(30)
class BlockKeeperTest {

  private static final CoinId COIN = Candidates.COIN;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path folder;

  private volatile boolean forced = true;

  private final ScriptedChain chain = new ScriptedChain(COIN);
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answered = new CountDownLatch(1);

  @Test
  void submitsABlockAtOnceWhileTheDatabaseKeepsEverybodyWaiting() throws InterruptedException {
    BlockKeeper keeper = keeper(hanging());
    keeper.start();
    asked.await();
    var _ = keeper.found(block(1));
    var _ = keeper.found(block(2));
    try {
      await(() -> chain.submitted().size() == 2);
      assertThat(folder.resolve(block(2).id().toDisplayHex() + ".block")).exists();
    } finally {
      answered.countDown();
      keeper.stop();
    }
  }

  @Test
  void saysThatABlockIsSafeWhenItAndItsShareAreOnTheDiskWhateverTheChainDoes() throws Exception {
    answered.countDown();
    chain.fail(new IllegalStateException("a fault of the adapter"));
    BlockKeeper keeper = keeper(hanging());
    keeper.start();

    assertThat(keeper.found(block(1)).get()).isTrue();
    assertThat(folder.resolve(block(1).id().toDisplayHex() + ".block")).exists();
    keeper.stop();
  }

  @Test
  void saysThatABlockIsNotSafeWhenNeitherTheDiskNorTheChainTookIt() throws Exception {
    answered.countDown();
    forced = false;
    chain.answer(new SubmitOutcome.Unknown("no node answered"));
    BlockKeeper keeper = keeper(hanging());
    keeper.start();
    assertThat(keeper.found(block(1)).get()).isFalse();

    chain.answer(new SubmitOutcome.Accepted());
    assertThat(keeper.found(block(2)).get()).as("the chain has it").isTrue();
    keeper.stop();
  }

  @Test
  void submitsOneOfManyCandidatesOnOneParent() {
    BlockKeeper keeper = keeper(away());
    keeper.start();
    for (int number = 1; number <= 100; number++) {
      var _ = keeper.found(on(7, number));
    }
    await(() -> keptFiles() == 100);
    keeper.stop();
    assertThat(chain.submitted()).containsExactly(on(7, 1).raw());
  }

  @Test
  void submitsTheNextCandidateWhenOneIsRefused() {
    chain.answer(new SubmitOutcome.Refused("high-hash"));
    BlockKeeper keeper = keeper(away());
    keeper.start();
    for (int number = 1; number <= 3; number++) {
      var _ = keeper.found(on(7, number));
    }
    await(() -> chain.submitted().size() == 3);
    keeper.stop();
    assertThat(chain.submitted()).containsExactly(on(7, 1).raw(), on(7, 2).raw(), on(7, 3).raw());
  }

  @Test
  void submitsACandidateOnANewParentBeforeManyThatWait() throws Exception {
    CountDownLatch force = new CountDownLatch(1);
    BlockKeeper keeper = keeper(away(), force);
    keeper.start();
    for (int number = 1; number <= 100; number++) {
      var _ = keeper.found(on(7, number));
    }
    var _ = keeper.found(on(8, 101));
    force.countDown();
    await(() -> chain.submitted().size() == 2);
    assertThat(keptFiles()).as("those that wait are not all on the disk yet").isLessThan(101);
    await(() -> keptFiles() == 101);
    keeper.stop();
  }

  @Test
  void holdsCandidatesBackWhileNobodyKnowsWhatBecameOfTheFirst() {
    chain.answer(new SubmitOutcome.Unknown("no node answered"));
    chain.stand(new BlockStanding.NotFound());
    BlockKeeper keeper = keeper(away());
    keeper.start();
    var _ = keeper.found(on(7, 1));
    var _ = keeper.found(on(7, 2));
    await(() -> keptFiles() == 2 && !chain.submitted().isEmpty());
    chain.answer(new SubmitOutcome.Refused("high-hash"));
    await(
        () -> {
          keeper.tipChanged(new TipChanged(COIN, 2, Hash256.ZERO, 0, Shares.START));
          return Arrays.equals(chain.submitted().getLast(), on(7, 2).raw());
        });
    keeper.stop();
  }

  @Test
  void submitsOneOfEachParentAfterARestartAndNoneWhereTheChainHasOne() throws Exception {
    for (int number = 1; number <= 3; number++) {
      new BlockFolder(folder).keep(on(7, number));
      new BlockFolder(folder).keep(on(8, 10 + number));
    }
    chain.stand(new BlockStanding.NotFound());
    chain.stand(on(8, 12).id(), new BlockStanding.InChain(1));
    BlockKeeper keeper = keeper(away());
    keeper.start();
    await(() -> !chain.submitted().isEmpty());
    keeper.stop();
    assertThat(chain.submitted()).containsExactly(on(7, 1).raw());
  }

  @Test
  void takesUpWhatIsOnTheDiskInTheOrderInWhichItWasFound() throws Exception {
    for (long number : new long[] {3, 1, 2}) {
      new BlockFolder(folder).keep(block(number, 10 - number));
    }
    assertThat(new BlockFolder(folder).all())
        .extracting(found -> found.credit().height())
        .isSorted()
        .hasSize(3);
  }

  @Test
  void readsBlocksOfTheFormatBefore() throws Exception {
    answered.countDown();
    FoundBlock block = block(1);
    new BlockFolder(folder).keep(block);
    Path file = folder.resolve(block.id().toDisplayHex() + ".block");
    byte[] now = Files.readAllBytes(file);
    int scriptAndSum = 4 + Candidates.PAYOUT.length + 4;
    ByteBuffer before = ByteBuffer.allocate(now.length - scriptAndSum + 4);
    before.put(now, 0, now.length - scriptAndSum).putInt(4, 1);
    CRC32C crc = new CRC32C();
    crc.update(before.array(), 0, before.position());
    before.putInt((int) crc.getValue());
    Files.write(file, before.array());

    assertThat(new BlockFolder(folder).find(block.id()).orElseThrow())
        .satisfies(old -> assertThat(old.credit()).isEqualTo(block.credit()))
        .satisfies(old -> assertThat(old.raw()).isEqualTo(block.raw()))
        .satisfies(old -> assertThat(old.payoutScript()).isEmpty());
  }

  @Test
  void submitsAgainWithoutADatabaseWhatNoNodeAnswered() {
    answered.countDown();
    chain.answer(new SubmitOutcome.Unknown("no node answered"));
    chain.stand(new BlockStanding.NotFound());
    BlockKeeper keeper = keeper(hanging());
    keeper.start();
    var _ = keeper.found(block(1));
    await(() -> chain.submitted().size() == 1);
    chain.answer(new SubmitOutcome.Accepted());
    await(
        () -> {
          keeper.tipChanged(new TipChanged(COIN, 2, Hash256.ZERO, 0, Shares.START));
          return chain.submitted().size() >= 2;
        });
    keeper.stop();
  }

  @Test
  void submitsAgainWhatAnAdapterFailedOn() {
    answered.countDown();
    chain.stand(new BlockStanding.NotFound());
    chain.fail(new IllegalStateException("a fault of the adapter"));
    BlockKeeper keeper = keeper(hanging());
    keeper.start();
    var _ = keeper.found(block(1));
    await(() -> chain.submitted().size() == 1);
    chain.answer(new SubmitOutcome.Accepted());
    await(
        () -> {
          keeper.tipChanged(new TipChanged(COIN, 2, Hash256.ZERO, 0, Shares.START));
          return chain.submitted().size() >= 2;
        });
    keeper.stop();
  }

  @Test
  void submitsBlocksBesideAFileThatItCannotRead() throws Exception {
    answered.countDown();
    byte[] later = ByteBuffer.allocate(12).putInt(0x4348424B).putInt(99).array();
    CRC32C crc = new CRC32C();
    crc.update(later, 0, 8);
    ByteBuffer.wrap(later).putInt(8, (int) crc.getValue());
    Files.write(folder.resolve("00.block"), later);
    FoundBlock kept = block(1);
    new BlockFolder(folder).keep(kept);

    assertThat(new BlockFolder(folder).all()).extracting(FoundBlock::id).containsExactly(kept.id());
  }

  @Test
  void takesARefusalForARefusalUnlessTheChainHasTheBlock() {
    assertThat(List.of("duplicate", "inconclusive", "duplicate-inconclusive"))
        .extracting(BlockKeeperTest::statusAfter)
        .containsOnly(BlockStatus.PENDING);
    assertThat(List.of("duplicate-invalid", "high-hash"))
        .extracting(BlockKeeperTest::statusAfter)
        .containsOnly(BlockStatus.REFUSED);
  }

  private static BlockStatus statusAfter(String refusal) {
    return BlockSubmitter.statusAfter(new SubmitOutcome.Refused(refusal));
  }

  private long keptFiles() {
    String[] names = folder.toFile().list((_, name) -> name.endsWith(".block"));
    return names == null ? 0 : names.length;
  }

  private DataSource away() {
    answered.countDown();
    return hanging();
  }

  private BlockKeeper keeper(DataSource database) {
    return keeper(database, new CountDownLatch(0));
  }

  /// @param force what the disk waits for
  private BlockKeeper keeper(DataSource database, CountDownLatch force) {
    return new BlockKeeper(
        new BlockFolder(folder),
        new BlockStore(
            DSL.using(database, SQLDialect.POSTGRES), new WorkerIds(), Candidates.PROCESS),
        () -> {
          try {
            force.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return forced;
        },
        new ChainCatalog(List.of(chain)),
        () -> new JournalHealth(0, Duration.ZERO, true, 0, true),
        new BlockChanges(),
        event -> {},
        Clock.fixed(Shares.START, ZoneOffset.UTC));
  }

  /// A database that gives no answer until the test lets it say that it is away.
  private DataSource hanging() {
    return new AbstractDataSource() {
      @Override
      public Connection getConnection() throws SQLException {
        asked.countDown();
        try {
          answered.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        throw new SQLException("connection refused by the test", "08001");
      }

      @Override
      public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
      }
    };
  }

  private static FoundBlock block(long number) {
    return block(number, number);
  }

  private static FoundBlock block(long number, long id) {
    return Candidates.of(Shares.share(number), new Hash256(0, 0, 7, id), number);
  }

  private static FoundBlock on(long parent, long number) {
    return Candidates.of(Shares.share(number), new Hash256(0, 0, 7, number), parent);
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("came in time").isLessThan(until);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
