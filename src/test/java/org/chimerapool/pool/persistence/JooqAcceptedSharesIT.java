package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.AcceptedShares;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.KeptShare;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareCredit;
import org.chimerapool.pool.journal.JournalBatch;
import org.chimerapool.pool.journal.JournalPosition;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

@DatabaseTest
class JooqAcceptedSharesIT {

  private static final WorkerName WORKER = new WorkerName("addr", "rig");
  private static final Hash256 HASH = new Hash256(0, 1, 2, 3);

  private final TestClock clock = new TestClock();
  private final Instant at = clock.instant();

  @Test
  void findsAShareOfAWorkerByItsHash(TestDatabase database) throws SQLException {
    PoolId pool = new PoolId(database.createPool("TST"));
    write(database, share(pool, WORKER, HASH), share(pool, WORKER, new Hash256(0, 9, 9, 9)));
    AcceptedShares shares = new JooqAcceptedShares(database.sql());

    assertThat(shares.find(pool, WORKER, HASH, at))
        .hasValue(
            new KeptShare(pool, WORKER, at, 700, Difficulty.of(16), Difficulty.of(20), HASH, null));
    assertThat(shares.find(pool, WORKER, new Hash256(0, 0, 0, 1), at)).isEmpty();
    assertThat(shares.find(pool, new WorkerName("addr", "other"), HASH, at)).isEmpty();
    assertThat(shares.find(new PoolId(pool.value() + 1), WORKER, HASH, at)).isEmpty();
  }

  @Test
  void looksNoFurtherBackThanItSays(TestDatabase database) throws SQLException {
    PoolId pool = new PoolId(database.createPool("TST"));
    write(database, share(pool, WORKER, HASH));
    AcceptedShares shares = new JooqAcceptedShares(database.sql());

    assertThat(shares.find(pool, WORKER, HASH, at.plus(AcceptedShares.LONGEST))).isEmpty();
    assertThat(
            shares.find(
                pool, WORKER, HASH, at.plus(AcceptedShares.LONGEST).minus(Duration.ofSeconds(1))))
        .isPresent();
    assertThat(shares.find(pool, WORKER, HASH, at.minus(Duration.ofSeconds(1)))).isEmpty();
  }

  @Test
  void saysWhatBecameOfTheBlockThatAShareFound(TestDatabase database) throws SQLException {
    PoolId pool = new PoolId(database.createPool("TST"));
    write(database, share(pool, WORKER, HASH));
    database
        .sql()
        .execute(
            """
            INSERT INTO pool.block (pool_id, worker_id, height, hash, found_at, network_difficulty, reward, status)
            SELECT {0}, worker_id, height, decode(repeat('ab', 32), 'hex'), ts, 1, 5, 'ORPHANED' FROM pool.share""",
            DSL.val(pool.value()));

    assertThat(new JooqAcceptedShares(database.sql()).find(pool, WORKER, HASH, at))
        .map(KeptShare::block)
        .hasValue(BlockStatus.ORPHANED);
  }

  private ShareCredit share(PoolId pool, WorkerName worker, Hash256 hash) {
    return new ShareCredit(
        pool, worker, "t/1", false, 700, Difficulty.of(16), Difficulty.of(20), hash, at);
  }

  private void write(TestDatabase database, ShareCredit... shares) throws SQLException {
    ShareStore store = new ShareStore(database.dataSource(), new WorkerIds(), clock);
    UUID journal = new UUID(1, 1);
    JournalPosition first = new JournalPosition(1, 32);
    store.begin(journal, first);
    assertThat(
            store.copy(
                journal, new JournalBatch(first, new JournalPosition(1, 64), List.of(shares))))
        .isTrue();
  }
}
