package org.chimerapool.ui.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chimerapool.identity.NotPermittedException;
import org.chimerapool.pool.Ban;
import org.chimerapool.ui.live.RecordedTrail;
import org.chimerapool.ui.sessions.ScriptedSessions;
import org.junit.jupiter.api.Test;

class BanDeskTest {

  private final ScriptedBans bans = new ScriptedBans();
  private final ScriptedSessions live = new ScriptedSessions();
  private final RecordedTrail trail = new RecordedTrail();
  private final BanDesk desk = new BanDesk(bans, live, trail);

  @Test
  void bansARangeInTheNameOfWhoAskedForIt() {
    Ban ban =
        desk.ban(RecordedTrail.SUPPORT, " 203.0.113.77/24 ", Optional.empty(), "rented flood");

    assertThat(ban.range().toString()).isEqualTo("203.0.113.0/24");
    assertThat(ban.by()).isEqualTo("sue");
    assertThat(ban.until()).isNull();
    assertThat(trail.lines).containsExactly("sue BAN_ADDED 203.0.113.0/24");
  }

  @Test
  void saysWhatIsNoRangeAndBansNobody() {
    assertThatThrownBy(() -> desk.ban(RecordedTrail.OPERATOR, "example.org", Optional.empty(), ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("203.0.113.0/24");
    assertThat(bans.all()).isEmpty();
    assertThat(trail.lines).isEmpty();
  }

  @Test
  void countsTheMinersThatABanWouldCutOffFromTheirWork() {
    live.add(1, "a.x", "Bitaxe", 100, 0, 5);
    live.add(2, "a.y", "Bitaxe", 100, 0, 5);
    live.add(3, "a.z", "Bitaxe", 0, 0, -1);

    assertThat(desk.atWork(List.of("198.51.100.0/24"))).isEqualTo(2);
    assertThat(desk.atWork(List.of("198.51.100.1", "203.0.113.0/24"))).isEqualTo(1);
    assertThat(desk.atWork(List.of("203.0.113.0/24"))).isZero();
    assertThatThrownBy(() -> desk.atWork(List.of("everybody")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void liftsOnceAndWritesItDownOnce() {
    Ban ban = desk.ban(RecordedTrail.OPERATOR, "::1", Optional.of(Duration.ofHours(1)), "");

    assertThat(desk.lift(RecordedTrail.OPERATOR, ban)).isTrue();
    assertThat(desk.lift(RecordedTrail.OPERATOR, ban)).isFalse();
    assertThat(trail.lines)
        .containsExactly("otto BAN_ADDED 0:0:0:0:0:0:0:1", "otto BAN_LIFTED 0:0:0:0:0:0:0:1");
  }

  @Test
  void letsAViewerBanAndLiftNobody() {
    Ban ban = desk.ban(RecordedTrail.OPERATOR, "::1", Optional.empty(), "");

    assertThatThrownBy(() -> desk.ban(RecordedTrail.VIEWER, "::2", Optional.empty(), ""))
        .isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> desk.lift(RecordedTrail.VIEWER, ban))
        .isInstanceOf(NotPermittedException.class);
    assertThat(bans.all()).hasSize(1);
  }
}
