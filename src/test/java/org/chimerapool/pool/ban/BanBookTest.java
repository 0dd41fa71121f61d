package org.chimerapool.pool.ban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.Ban;
import org.junit.jupiter.api.Test;

class BanBookTest {

  private static final AddressRange ROGUE = AddressRange.parse("203.0.113.7");
  private static final InetAddress ROGUE_ADDRESS = InetAddress.ofLiteral("203.0.113.7");

  private final TestClock clock = new TestClock();
  private final BanBook bans = new BanBook(clock);

  @Test
  void bansLongerEachTime() {
    List<Duration> lengths = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Ban ban = bans.punish(ROGUE, "MALFORMED_LINES");
      Instant until = Objects.requireNonNull(ban.until());
      lengths.add(Duration.between(clock.instant(), until));
      clock.set(until);
      assertThat(bans.of(ROGUE_ADDRESS)).isEmpty();
    }
    assertThat(lengths)
        .containsExactly(
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(24),
            Duration.ofHours(24),
            Duration.ofHours(24));
  }

  @Test
  void forgetsAfterAWeekOfPeace() {
    bans.punish(ROGUE, "IDLE");
    clock.advance(Duration.ofMinutes(10).plus(Duration.ofDays(7)));

    assertThat(bans.punish(ROGUE, "IDLE").until())
        .isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
  }

  @Test
  void countsRefusedConnections() {
    bans.add(AddressRange.parse("203.0.113.0/24"), null, "noise", "olga");

    assertThat(bans.refuse(ROGUE_ADDRESS)).isPresent();
    assertThat(bans.refuse(ROGUE_ADDRESS)).isPresent();
    assertThat(bans.refuse(InetAddress.ofLiteral("203.0.114.7"))).isEmpty();
    assertThat(bans.all()).singleElement().extracting(Ban::hits).isEqualTo(2L);
  }

  @Test
  void namesTheBanThatLastsLongest() {
    bans.add(ROGUE, Duration.ofMinutes(5), "short", "olga");
    Ban wide = bans.add(AddressRange.parse("203.0.113.0/24"), null, "wide", "olga");
    bans.add(AddressRange.parse("203.0.0.0/16"), Duration.ofHours(1), "wider", "olga");

    assertThat(bans.of(ROGUE_ADDRESS).map(Ban::id)).hasValue(wide.id());
  }

  @Test
  void letsInAgainWhenLiftedAndStartsOver() {
    Ban first = bans.punish(ROGUE, "IDLE");
    clock.advance(Duration.ofMinutes(10));
    Ban second = bans.punish(ROGUE, "IDLE");

    assertThat(bans.lift(first.id())).isFalse();
    assertThat(bans.lift(second.id())).isTrue();
    assertThat(bans.of(ROGUE_ADDRESS)).isEmpty();
    assertThat(bans.all()).isEmpty();
    assertThat(bans.punish(ROGUE, "IDLE").until())
        .isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
  }

  @Test
  void doesNotLengthenABanThatIsInForce() {
    Ban ban = bans.punish(ROGUE, "IDLE");
    clock.advance(Duration.ofMinutes(5));

    assertThat(bans.punish(ROGUE, "IDLE")).isEqualTo(ban);
  }

  @Test
  void replacesABanOfTheSameRangeByHand() {
    bans.add(ROGUE, null, "one", "olga");
    Ban second = bans.add(ROGUE, Duration.ofHours(1), "two", "olga");

    assertThat(bans.all()).containsExactly(second);
    assertThatThrownBy(() -> bans.add(ROGUE, Duration.ZERO, "none", "olga"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsOfEachNewBan() {
    List<AddressRange> told = new ArrayList<>();
    try (var _ = bans.onBan(ban -> told.add(ban.range()))) {
      bans.punish(ROGUE, "IDLE");
      bans.punish(ROGUE, "IDLE");
    }
    bans.add(AddressRange.parse("10.0.0.0/8"), null, "", "olga");

    assertThat(told).containsExactly(ROGUE);
  }

  @Test
  void staysSmallHoweverManyAddressesMisbehave() {
    BanBook small = new BanBook(clock, 100);
    Ban byHand = small.add(AddressRange.parse("10.0.0.0/8"), null, "", "olga");
    for (int i = 0; i < 1000; i++) {
      small.punish(AddressRange.parse("203.0.%d.%d".formatted(i / 256, i % 256)), "IDLE");
    }

    assertThat(small.all()).hasSize(100).contains(byHand);
    assertThat(small.of(InetAddress.ofLiteral("203.0.3.231"))).isPresent();
  }

  @Test
  void goesOnWhereAnEarlierProcessStopped() {
    bans.punish(ROGUE, "IDLE");
    clock.advance(Duration.ofMinutes(10));
    bans.punish(ROGUE, "IDLE");
    bans.refuse(ROGUE_ADDRESS);
    Ban lifted = bans.add(AddressRange.parse("10.0.0.0/8"), null, "", "olga");
    bans.lift(lifted.id());
    List<KeptBan> kept = bans.takeChanged();
    assertThat(bans.takeChanged()).isEmpty();

    BanBook next = new BanBook(clock);
    next.restore(kept);

    assertThat(next.all()).isEqualTo(bans.all());
    assertThat(next.takeChanged()).isEmpty();
    clock.advance(Duration.ofHours(1));
    Ban third = next.punish(ROGUE, "IDLE");
    assertThat(third.until()).isEqualTo(clock.instant().plus(Duration.ofHours(6)));
    assertThat(third.id()).isGreaterThan(lifted.id());
  }

  @Test
  void keepsWhatCouldNotBeWritten() {
    Ban ban = bans.punish(ROGUE, "IDLE");
    List<KeptBan> taken = bans.takeChanged();
    bans.lift(ban.id());
    bans.giveBack(taken);

    assertThat(bans.takeChanged())
        .singleElement()
        .extracting(KeptBan::lifted)
        .isEqualTo(clock.instant());
  }
}
