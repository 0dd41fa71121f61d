package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@DatabaseTest
class RejectTallyIT {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:10Z");
  private static final WorkerName KNOWN = new WorkerName("addr", "rig");
  private static final WorkerName NEW = new WorkerName("addr", "new");

  /// A minute's refusals of one reason, of a rig or of nobody in particular.
  private record Row(Instant minute, @Nullable String rig, String reason, long shares) {}

  @Test
  void addsUpByMinuteWorkerAndReason(TestDatabase database) {
    PoolId pool = pool(database);
    RejectTally tally = new RejectTally(database.dataSource(), new WorkerIds());
    tally.rejected(pool, KNOWN, Reason.DUPLICATE, NOON);
    tally.rejected(pool, KNOWN, Reason.DUPLICATE, NOON.plusSeconds(40));
    tally.flush();
    tally.rejected(pool, KNOWN, Reason.DUPLICATE, NOON.plusSeconds(49));
    tally.rejected(pool, KNOWN, Reason.STALE_JOB, NOON.plusSeconds(49));
    tally.rejected(pool, KNOWN, Reason.DUPLICATE, NOON.plusSeconds(50));
    tally.flush();

    Instant minute = Instant.parse("2026-11-21T12:00:00Z");
    assertThat(rows(database))
        .containsExactlyInAnyOrder(
            new Row(minute, "rig", "DUPLICATE", 3),
            new Row(minute, "rig", "STALE_JOB", 1),
            new Row(minute.plusSeconds(60), "rig", "DUPLICATE", 1));
  }

  @Test
  void countsWhoeverHasNoNumberAmongAllOthers(TestDatabase database) {
    PoolId pool = pool(database);
    RejectTally tally = new RejectTally(database.dataSource(), new WorkerIds());
    tally.rejected(pool, NEW, Reason.ABOVE_TARGET, NOON);
    tally.rejected(pool, null, Reason.ABOVE_TARGET, NOON);
    tally.flush();

    assertThat(rows(database))
        .containsExactly(new Row(Instant.parse("2026-11-21T12:00:00Z"), null, "ABOVE_TARGET", 2));
  }

  @Test
  void writesLaterWhatTheDatabaseDidNotTake(TestDatabase database) {
    PoolId pool = pool(database);
    FlakyDataSource flaky = new FlakyDataSource(database.dataSource());
    RejectTally tally = new RejectTally(flaky, new WorkerIds());
    tally.rejected(pool, KNOWN, Reason.DUPLICATE, NOON);
    flaky.set(FlakyDataSource.Fault.AWAY);
    tally.flush();
    tally.rejected(pool, KNOWN, Reason.DUPLICATE, NOON);
    assertThat(rows(database)).isEmpty();
    flaky.set(FlakyDataSource.Fault.NONE);
    tally.flush();

    assertThat(rows(database)).extracting(Row::shares).containsExactly(2L);
  }

  @Test
  void writesTheRestWhenItStops(TestDatabase database) {
    PoolId pool = pool(database);
    RejectTally tally = new RejectTally(database.dataSource(), new WorkerIds());
    tally.start();
    tally.rejected(pool, KNOWN, Reason.DUPLICATE, NOON);
    tally.stop();

    assertThat(tally.isRunning()).isFalse();
    assertThat(rows(database)).extracting(Row::shares).containsExactly(1L);
  }

  @Test
  void losesNoRefusalWhereItHasTooManyToCountEachOnItsOwn(TestDatabase database) {
    PoolId pool = pool(database);
    RejectTally tally = new RejectTally(database.dataSource(), new WorkerIds());
    for (int i = 0; i < RejectTally.MAX_COUNTERS; i++) {
      tally.rejected(pool, new WorkerName("addr", "r" + i), Reason.DUPLICATE, NOON);
    }
    tally.rejected(pool, KNOWN, Reason.DUPLICATE, NOON);
    tally.rejected(pool, KNOWN, Reason.DUPLICATE, NOON.plus(Duration.ofMinutes(1)));
    tally.flush();

    assertThat(rows(database).stream().mapToLong(Row::shares).sum())
        .isEqualTo(RejectTally.MAX_COUNTERS + 2L);
    assertThat(rows(database)).extracting(Row::rig).containsOnlyNulls();
  }

  private static PoolId pool(TestDatabase database) {
    PoolId pool = new PoolId(database.createPool("TST"));
    database
        .sql()
        .execute(
            "INSERT INTO pool.miner (pool_id, address, first_seen) VALUES ({0}, 'addr', now())",
            DSL.val(pool.value()));
    database
        .sql()
        .execute(
            """
            INSERT INTO pool.worker (miner_id, rig, agent, simulated, first_seen, last_seen)
            SELECT id, 'rig', '', false, now(), now() FROM pool.miner""");
    return pool;
  }

  private static List<Row> rows(TestDatabase database) {
    return database
        .sql()
        .resultQuery(
            """
            SELECT r.minute, w.rig, r.reason, r.shares FROM pool.reject_minute r
            LEFT JOIN pool.worker w ON w.id = r.worker_id ORDER BY r.minute""")
        .fetch(
            row ->
                new Row(
                    row.get(0, Instant.class),
                    row.get(1, String.class),
                    row.get(2, String.class),
                    row.get(3, Long.class)));
  }
}
