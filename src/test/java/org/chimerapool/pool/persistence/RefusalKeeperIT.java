package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.RefusalCount;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.pool.refusal.RefusalBook;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

@DatabaseTest
class RefusalKeeperIT {

  private static final WorkerName WORKER = new WorkerName("addr", "rig");

  private final TestClock clock = new TestClock();

  @Test
  void knowsTheRefusalsOfTheLastDayAfterARestart(TestDatabase database) {
    PoolId pool = new PoolId(database.createPool("TST"));
    FlakyDataSource flaky = new FlakyDataSource(database.dataSource());
    RefusalBook book = new RefusalBook(List.of(), clock);
    RefusalKeeper keeper = keeper(book, flaky);
    keeper.start();
    refuse(book, pool, 3);
    keeper.flush();
    clock.advance(Duration.ofHours(2));
    refuse(book, pool, 2);
    flaky.set(FlakyDataSource.Fault.AWAY);
    keeper.flush();
    flaky.set(FlakyDataSource.Fault.NONE);
    keeper.stop();

    assertThat(restarted(flaky).counts(pool)).isEqualTo(book.counts(pool));
    assertThat(book.counts(pool))
        .containsExactly(new RefusalCount(pool, Reason.DUPLICATE, WORKER, "", 5, clock.instant()));
    clock.advance(Duration.ofHours(23));
    assertThat(restarted(flaky).counts(pool)).extracting(RefusalCount::shares).containsExactly(2L);
  }

  @Test
  void forgetsWhatIsOlderThanADay(TestDatabase database) {
    PoolId pool = new PoolId(database.createPool("TST"));
    FlakyDataSource source = new FlakyDataSource(database.dataSource());
    RefusalBook book = new RefusalBook(List.of(), clock);
    refuse(book, pool, 3);
    keeper(book, source).flush();
    clock.advance(Duration.ofDays(2));
    refuse(book, pool, 1);
    keeper(book, source).flush();

    assertThat(database.sql().fetchValue("SELECT sum(shares)::int FROM pool.refusal_hour"))
        .isEqualTo(1);
  }

  private void refuse(RefusalBook book, PoolId pool, int times) {
    for (int i = 0; i < times; i++) {
      book.rejected(pool, WORKER, Reason.DUPLICATE, clock.instant());
    }
  }

  private RefusalBook restarted(FlakyDataSource source) {
    RefusalBook next = new RefusalBook(List.of(), clock);
    RefusalKeeper keeper = keeper(next, source);
    keeper.start();
    keeper.stop();
    return next;
  }

  private RefusalKeeper keeper(RefusalBook book, FlakyDataSource database) {
    return new RefusalKeeper(
        book, new RefusalStore(DSL.using(database, SQLDialect.POSTGRES)), clock);
  }
}
