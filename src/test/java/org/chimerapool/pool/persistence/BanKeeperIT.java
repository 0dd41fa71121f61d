package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.Ban;
import org.chimerapool.pool.ban.BanBook;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

@DatabaseTest
class BanKeeperIT {

  private final TestClock clock = new TestClock();

  @Test
  void keepsBansOverARestart(TestDatabase database) {
    BanBook bans = new BanBook(clock);
    BanKeeper keeper = keeper(bans, new FlakyDataSource(database.dataSource()));
    keeper.start();
    bans.punish(AddressRange.parse("2001:db8:1:2::/64"), "REQUEST_RATE");
    Ban open = bans.add(AddressRange.parse("203.0.113.0/24"), null, "noise", "olga");
    Ban lifted = bans.add(AddressRange.parse("10.0.0.0/8"), Duration.ofHours(1), "", "olga");
    bans.lift(lifted.id());
    bans.refuse(InetAddress.ofLiteral("203.0.113.9"));
    List<Ban> before = bans.all();
    keeper.stop();

    BanBook next = new BanBook(clock);
    BanKeeper again = keeper(next, new FlakyDataSource(database.dataSource()));
    again.start();
    again.stop();

    assertThat(next.all()).isEqualTo(before);
    assertThat(next.of(InetAddress.ofLiteral("203.0.113.9")).map(Ban::hits)).hasValue(1L);
    assertThat(next.of(InetAddress.ofLiteral("203.0.113.9")).map(Ban::id)).hasValue(open.id());
  }

  @Test
  void writesLateWhatItCouldNotWrite(TestDatabase database) {
    FlakyDataSource flaky = new FlakyDataSource(database.dataSource());
    BanBook bans = new BanBook(clock);
    BanKeeper keeper = keeper(bans, flaky);
    flaky.set(FlakyDataSource.Fault.AWAY);
    Ban ban = bans.punish(AddressRange.parse("203.0.113.7"), "IDLE");
    keeper.flush();
    flaky.set(FlakyDataSource.Fault.NONE);
    keeper.flush();

    BanBook next = new BanBook(clock);
    BanKeeper again = keeper(next, flaky);
    again.start();
    again.stop();
    assertThat(next.all()).containsExactly(ban);
  }

  private BanKeeper keeper(BanBook bans, FlakyDataSource database) {
    return new BanKeeper(bans, new BanStore(DSL.using(database, SQLDialect.POSTGRES)), clock);
  }
}
