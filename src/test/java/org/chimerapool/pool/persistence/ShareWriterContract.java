package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareCredit;
import org.chimerapool.pool.journal.JournalSettings;
import org.chimerapool.pool.journal.SegmentedShareJournal;
import org.chimerapool.pool.journal.Shares;
import org.jooq.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/// What the share writer promises on every database.
abstract class ShareWriterContract {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void bringsEveryColumnOver(TestDatabase database) throws IOException {
    PoolId pool = new PoolId(database.createPool("SIM"));
    ShareCredit share =
        new ShareCredit(
            pool,
            new WorkerName("addressOne", "rig.a"),
            "agent\0 x",
            true,
            901_234_567_890L,
            Difficulty.of(1e-5),
            Difficulty.of(123.5e9),
            Hash256.ofDisplayHex("00ff".repeat(16)),
            Instant.parse("1999-12-31T23:59:59.999999Z"));
    try (SegmentedShareJournal journal = open()) {
      journal.append(share);
      drain(journal, new FlakyDataSource(database.dataSource()));
    }

    Record row =
        database
            .sql()
            .fetchSingle(
                """
                SELECT s.*, m.pool_id AS miner_pool, m.address, w.rig, w.agent, w.simulated, w.last_seen
                FROM pool.share s JOIN pool.worker w ON w.id = s.worker_id
                JOIN pool.miner m ON m.id = w.miner_id""");
    assertThat(row.get("ts", OffsetDateTime.class).toInstant()).isEqualTo(share.at());
    assertThat(row.get("pool_id", Integer.class)).isEqualTo(pool.value());
    assertThat(row.get("miner_pool", Integer.class)).isEqualTo(pool.value());
    assertThat(row.get("height", Long.class)).isEqualTo(901_234_567_890L);
    assertThat(row.get("difficulty", Double.class)).isEqualTo(1e-5);
    assertThat(row.get("share_difficulty", Double.class)).isEqualTo(123.5e9);
    assertThat(Hash256.ofBytes(row.get("hash", byte[].class))).isEqualTo(share.hash());
    assertThat(row.get("address")).isEqualTo("addressOne");
    assertThat(row.get("rig")).isEqualTo("rig.a");
    assertThat(row.get("agent")).isEqualTo("agent x");
    assertThat(row.get("simulated", Boolean.class)).isTrue();
    assertThat(row.get("last_seen", OffsetDateTime.class).toInstant()).isEqualTo(share.at());
  }

  @Test
  void sumsMinutesOverBatches(TestDatabase database) throws IOException {
    PoolId pool = new PoolId(database.createPool("SIM"));
    FlakyDataSource source = new FlakyDataSource(database.dataSource());
    try (SegmentedShareJournal journal = open()) {
      append(journal, pool, 1, 500);
      drain(journal, source);
      append(journal, pool, 501, 100_000);
      drain(journal, source);
    }

    Record sums =
        database
            .sql()
            .fetchSingle(
                """
                SELECT (SELECT sum(shares) FROM pool.share_minute) AS by_worker,
                       (SELECT sum(shares) FROM pool.pool_minute) AS by_pool,
                       (SELECT sum(work) FROM pool.share_minute) AS work,
                       (SELECT sum(work_squared) FROM pool.pool_minute) AS squares,
                       (SELECT max(best) FROM pool.share_minute) AS best,
                       (SELECT max(last_at) FROM pool.pool_minute) AS last_at""");
    assertThat(sums.get("by_worker", Long.class)).isEqualTo(100_000);
    assertThat(sums.get("by_pool", Long.class)).isEqualTo(100_000);
    assertThat(sums.get("work", Double.class)).isEqualTo(50_000, within(1e-6));
    assertThat(sums.get("squares", Double.class)).isEqualTo(25_000, within(1e-6));
    assertThat(sums.get("best", Double.class)).isEqualTo(100_000.75);
    assertThat(sums.get("last_at", OffsetDateTime.class).toInstant())
        .isEqualTo(Shares.share(100_000).at());
    assertThat(
            database
                .sql()
                .fetchValue(
                    """
                SELECT count(*) FROM (
                  SELECT date_trunc('minute', ts) AS minute, worker_id, count(*) AS n, sum(difficulty) AS work
                  FROM pool.share GROUP BY 1, 2) s
                FULL JOIN pool.share_minute m USING (minute, worker_id)
                WHERE s.n IS DISTINCT FROM m.shares OR abs(s.work - m.work) > 1e-6"""))
        .as("minutes that do not agree with their shares")
        .isEqualTo(0L);
  }

  @Test
  void copiesOnceWhenTheConnectionBreaksBeforeTheCommit(TestDatabase database) throws IOException {
    assertOnceDespite(FlakyDataSource.Fault.BEFORE_COMMIT, database);
  }

  @Test
  void copiesOnceWhenTheConnectionBreaksAfterTheCommit(TestDatabase database) throws IOException {
    assertOnceDespite(FlakyDataSource.Fault.AFTER_COMMIT, database);
  }

  @Test
  void goesOnWhereAnEarlierRunStopped(TestDatabase database) throws IOException {
    PoolId pool = new PoolId(database.createPool("SIM"));
    FlakyDataSource source = new FlakyDataSource(database.dataSource());
    try (SegmentedShareJournal journal = open()) {
      append(journal, pool, 1, 3000);
      drain(journal, source);
      append(journal, pool, 3001, 4000);
    }
    try (SegmentedShareJournal journal = open()) {
      append(journal, pool, 4001, 5000);
      drain(journal, source);
    }

    assertOnce(database, 5000);
  }

  @Test
  void waitsForADatabaseThatIsAwayAndSaysSo(TestDatabase database) throws IOException {
    PoolId pool = new PoolId(database.createPool("SIM"));
    FlakyDataSource source = new FlakyDataSource(database.dataSource());
    try (SegmentedShareJournal journal = open()) {
      ShareWriter writer = writer(journal, source);
      source.set(FlakyDataSource.Fault.AWAY);
      append(journal, pool, 1, 1000);
      writer.start();
      await(() -> !writer.health().databaseReachable());

      JournalHealth away = writer.health();
      assertThat(away.waiting()).isEqualTo(1000);
      assertThat(away.taking()).isTrue();
      append(journal, pool, 1001, 2000);
      source.set(FlakyDataSource.Fault.NONE);
      await(() -> writer.health().waiting() == 0);

      assertThat(writer.health().databaseReachable()).isTrue();
      assertThat(writer.health().behind()).isZero();
      writer.stop();
    }
    assertOnce(database, 2000);
  }

  @Test
  void goesOnAfterAFaultOfItsOwn(TestDatabase database) throws IOException {
    assertOnceDespite(FlakyDataSource.Fault.BROKEN, database);
  }

  @Test
  void tellsThatNothingWaitsThoughSharesCameWhileItCounted(TestDatabase database)
      throws IOException, InterruptedException {
    PoolId pool = new PoolId(database.createPool("SIM"));
    FlakyDataSource source = new FlakyDataSource(database.dataSource());
    try (SegmentedShareJournal journal = open()) {
      ShareWriter writer = writer(journal, source);
      writer.start();
      append(journal, pool, 1, 10);
      await(() -> writer.health().waiting() == 0);
      source.set(FlakyDataSource.Fault.AWAY);
      append(journal, pool, 11, 30_000);
      await(() -> !writer.health().databaseReachable());
      Thread miners = Thread.ofPlatform().start(() -> append(journal, pool, 30_001, 90_000));
      source.set(FlakyDataSource.Fault.NONE);
      miners.join();

      await(() -> writer.health().databaseReachable() && writer.health().waiting() == 0);
      writer.stop();
    }
    assertOnce(database, 90_000);
  }

  @Test
  void leavesOutSharesOfAPoolThatTheDatabaseDoesNotHave(TestDatabase database) throws IOException {
    PoolId pool = new PoolId(database.createPool("SIM"));
    try (SegmentedShareJournal journal = open()) {
      append(journal, pool, 1, 10);
      append(journal, new PoolId(pool.value() + 1), 11, 20);
      append(journal, pool, 11, 20);
      drain(journal, new FlakyDataSource(database.dataSource()));
    }

    assertOnce(database, 20);
  }

  private void assertOnceDespite(FlakyDataSource.Fault fault, TestDatabase database)
      throws IOException {
    PoolId pool = new PoolId(database.createPool("SIM"));
    FlakyDataSource source = new FlakyDataSource(database.dataSource());
    try (SegmentedShareJournal journal = open()) {
      append(journal, pool, 1, 1000);
      source.set(fault);
      drain(journal, source);
      assertThat(source.fault()).as("the fault happened").isEqualTo(FlakyDataSource.Fault.NONE);
    }
    assertOnce(database, 1000);
    assertThat(database.sql().fetchValue("SELECT sum(shares) FROM pool.share_minute"))
        .hasToString("1000");
  }

  private static void assertOnce(TestDatabase database, long shares) {
    Record counts =
        database
            .sql()
            .fetchSingle("SELECT count(*) AS n, count(DISTINCT hash) AS d FROM pool.share");
    assertThat(counts.get("n", Long.class)).isEqualTo(shares);
    assertThat(counts.get("d", Long.class)).isEqualTo(shares);
  }

  private SegmentedShareJournal open() throws IOException {
    return SegmentedShareJournal.open(
        folder,
        new JournalSettings(
            DataSize.ofKilobytes(256),
            Duration.ofMillis(20),
            DataSize.ofBytes(0),
            DataSize.ofGigabytes(1),
            0));
  }

  private static void append(SegmentedShareJournal journal, PoolId pool, long from, long to) {
    for (long number = from; number <= to; number++) {
      assertThat(journal.append(Shares.share(pool, number, "rig" + number % 5))).isTrue();
    }
  }

  private static ShareWriter writer(SegmentedShareJournal journal, FlakyDataSource source) {
    return new ShareWriter(
        journal, new ShareStore(source, new WorkerIds(), Clock.systemUTC()), Clock.systemUTC());
  }

  private static void drain(SegmentedShareJournal journal, FlakyDataSource source) {
    ShareWriter writer = writer(journal, source);
    writer.start();
    await(() -> writer.health().waiting() == 0 && writer.health().databaseReachable());
    writer.stop();
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("came in time").isLessThan(until);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
