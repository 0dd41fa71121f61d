package org.chimerapool.stratum.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareCredit;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.pool.ban.BanBook;
import org.chimerapool.stratum.GuardFigures.AddressFigures;
import org.chimerapool.stratum.GuardFigures.Offence;
import org.chimerapool.stratum.Limit;
import org.junit.jupiter.api.Test;

class GuardTest {

  private static final InetAddress ROGUE = InetAddress.ofLiteral("203.0.113.7");
  private static final InetAddress FARM = InetAddress.ofLiteral("198.51.100.1");
  private static final InetAddress PROXY = InetAddress.ofLiteral("10.0.0.5");

  private final TestClock clock = new TestClock();
  private final BanBook bans = new BanBook(clock);
  private final Guard guard = guard(TestGuard.basics(10, 5), "trusted[0]", "10.0.0.0/8");

  @Test
  void countsAWholeIpv6NetworkOfACustomerAsOneAddress() {
    for (int i = 0; i < 5; i++) {
      assertThat(arrive("2001:db8:1:2::" + i)).isInstanceOf(Visit.class);
    }

    assertThat(arrive("2001:db8:1:2:ffff::1"))
        .isEqualTo(new Refused(Limit.CONNECTIONS_PER_ADDRESS));
    assertThat(arrive("2001:db8:1:3::1")).isInstanceOf(Visit.class);
  }

  @Test
  void takesAPlaceBackOnceHoweverOftenItIsGiven() {
    Visit visit = visit(ROGUE);
    visit.leave();
    visit.leave();
    for (int i = 0; i < 5; i++) {
      assertThat(guard.arrive(ROGUE)).isInstanceOf(Visit.class);
    }

    assertThat(guard.arrive(ROGUE)).isEqualTo(new Refused(Limit.CONNECTIONS_PER_ADDRESS));
  }

  @Test
  void keepsTheLastPlacesForThoseWhoHaveSentGoodShares() {
    Visit miner = visit(FARM);
    miner.judged(accepted());
    for (int i = 0; i < 8; i++) {
      assertThat(arrive("203.0.113." + i)).isInstanceOf(Visit.class);
    }

    assertThat(arrive("203.0.113.99")).isEqualTo(new Refused(Limit.CONNECTIONS));
    assertThat(guard.arrive(FARM)).isInstanceOf(Visit.class);
    assertThat(guard.arrive(FARM)).isEqualTo(new Refused(Limit.CONNECTIONS));
  }

  @Test
  void bansAfterEnoughOffencesAndForgetsOldOnes() {
    Visit visit = visit(ROGUE);
    visit.offend(Limit.MALFORMED_LINES, 1);
    visit.offend(Limit.MALFORMED_LINES, 1);
    clock.advance(Duration.ofHours(1));
    visit.offend(Limit.LINE_LENGTH, 1);
    visit.offend(Limit.LINE_LENGTH, 1);
    assertThat(bans.all()).isEmpty();

    visit.offend(Limit.LINE_TIME, 1);

    assertThat(guard.arrive(ROGUE)).isEqualTo(new Refused(Limit.BANNED));
    assertThat(guard.offences(10))
        .first()
        .isEqualTo(
            new Offence(
                clock.instant(),
                AddressRange.sourceOf(ROGUE),
                Limit.LINE_TIME,
                1,
                Duration.ofMinutes(10)));
  }

  @Test
  void doesNotBanAFarmForOneBadRig() {
    List<Visit> farm = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Visit rig = visit(FARM);
      rig.judged(accepted());
      farm.add(rig);
    }
    Visit broken = visit(FARM);
    for (int i = 0; i < 10; i++) {
      broken.offend(Limit.INVALID_SHARES, 1);
    }
    assertThat(bans.all()).isEmpty();

    farm.forEach(Visit::leave);
    for (int i = 0; i < 3; i++) {
      broken.offend(Limit.INVALID_SHARES, 1);
    }
    assertThat(bans.all()).hasSize(1);
  }

  @Test
  void doesNotBanAFarmThatHasMoreRigsThanPlaces() {
    for (int i = 0; i < 5; i++) {
      visit(FARM);
    }
    for (int i = 0; i < 10_000; i++) {
      assertThat(guard.arrive(FARM)).isEqualTo(new Refused(Limit.CONNECTIONS_PER_ADDRESS));
    }
    assertThat(bans.all()).isEmpty();
  }

  @Test
  void countsNobodyAsMiningWhoseVerdictComesAfterItsEnd() {
    Visit late = visit(ROGUE);
    late.leave();
    late.judged(accepted());
    Visit broken = visit(ROGUE);
    late = visit(ROGUE);
    late.leave();
    late.judged(accepted());
    for (int i = 0; i < 3; i++) {
      broken.offend(Limit.INVALID_SHARES, 1);
    }
    assertThat(bans.all()).hasSize(1);
  }

  @Test
  void neverBansWhomItTrusts() {
    Visit visit = visit(PROXY);
    for (int i = 0; i < 100; i++) {
      visit.offend(Limit.MALFORMED_LINES, 1);
    }
    bans.add(AddressRange.parse("0.0.0.0/0"), null, "all", "olga");

    assertThat(guard.arrive(PROXY)).isInstanceOf(Visit.class);
    assertThat(guard.arrive(ROGUE)).isEqualTo(new Refused(Limit.BANNED));
    assertThat(guard.offences(10)).isEmpty();
  }

  @Test
  void refusesWhoeverComesBackTooFast() {
    Guard strict =
        guard(TestGuard.basics(100, 5), "connections.burst", "3", "connections.per-minute", "60");
    for (int i = 0; i < 3; i++) {
      leaveAtOnce(strict);
    }
    assertThat(strict.arrive(ROGUE)).isEqualTo(new Refused(Limit.CONNECTION_RATE));

    clock.advance(Duration.ofSeconds(1));
    leaveAtOnce(strict);
    assertThat(strict.arrive(ROGUE)).isEqualTo(new Refused(Limit.CONNECTION_RATE));
  }

  @Test
  void showsWhatItSaw() {
    Visit visit = visit(ROGUE);
    for (int i = 0; i < 30; i++) {
      visit.request();
    }
    visit.judged(accepted());
    visit.judged(new ShareVerdict.Rejected(ShareVerdict.Reason.DUPLICATE, ""));
    visit.offend(Limit.LINE_LENGTH, 1);

    AddressFigures figures = guard.busiest(1).getFirst();
    assertThat(figures.source()).hasToString("203.0.113.7");
    assertThat(figures.connections()).isEqualTo(1);
    assertThat(figures.requestsPerSecond()).isBetween(3.0, 5.0);
    assertThat(figures.invalidShare()).isEqualTo(0.5);
    assertThat(figures.strikes()).isEqualTo(1);
    assertThat(figures.trusted()).isFalse();
    assertThat(guard.limits())
        .filteredOn(limit -> limit.limit() == Limit.LINE_LENGTH)
        .singleElement()
        .satisfies(
            limit -> {
              assertThat(limit.value()).isEqualTo(8192);
              assertThat(limit.unit()).isEqualTo(Limit.Unit.BYTES);
              assertThat(limit.sinceStart()).isEqualTo(1);
              assertThat(limit.lastMinute()).isEqualTo(1);
            });
    clock.advance(Duration.ofMinutes(1));
    assertThat(guard.limits()).allSatisfy(limit -> assertThat(limit.lastMinute()).isZero());
  }

  private void leaveAtOnce(Guard strict) {
    if (strict.arrive(ROGUE) instanceof Visit visit) {
      visit.leave();
    } else {
      throw new AssertionError("turned away");
    }
  }

  private Admitted arrive(String address) {
    return guard.arrive(InetAddress.ofLiteral(address));
  }

  private Visit visit(InetAddress address) {
    return (Visit) guard.arrive(address);
  }

  private Guard guard(BasicLimits basics, String... changed) {
    return new Guard(TestGuard.settings(changed), basics, bans, clock);
  }

  private ShareVerdict accepted() {
    return new ShareVerdict.Accepted(
        new ShareCredit(
            new PoolId(1),
            new WorkerName("addr", ""),
            "",
            false,
            1,
            Difficulty.ONE,
            Difficulty.ONE,
            Hash256.ZERO,
            Instant.EPOCH));
  }
}
