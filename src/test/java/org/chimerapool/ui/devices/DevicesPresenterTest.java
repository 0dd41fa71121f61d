package org.chimerapool.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Comparator;
import org.chimerapool.identity.NotPermittedException;
import org.chimerapool.pool.DeviceRule;
import org.chimerapool.pool.FakeDeviceRules;
import org.chimerapool.ui.live.RecordedTrail;
import org.junit.jupiter.api.Test;

class DevicesPresenterTest {

  private final FakeDeviceRules rules = new FakeDeviceRules();
  private final RecordedTrail trail = new RecordedTrail();
  private final DevicesPresenter presenter = new DevicesPresenter(rules, trail);

  @Test
  void triesAUserAgentAgainstTheRules() {
    rules.save(rule(1, "bitaxe*", 10));

    assertThat(presenter.read("BITAXE/2.1").matched().map(DeviceRule::pattern)).contains("bitaxe*");
    assertThat(presenter.read("cpuminer").matched()).contains(DeviceRule.OTHER);
    assertThat(presenter.read(" ").matched()).isEmpty();
  }

  @Test
  void letsNeighboursChangePlaces() {
    rules.save(rule(1, "a", 1));
    rules.save(rule(2, "b", 2));
    rules.save(rule(3, "c", 3));

    presenter.move(RecordedTrail.OPERATOR, rule(3, "c", 3), true);
    presenter.move(RecordedTrail.OPERATOR, rule(1, "a", 1), true);

    assertThat(
            rules.all().stream()
                .sorted(Comparator.comparingInt(DeviceRule::order))
                .map(DeviceRule::pattern))
        .containsExactly("a", "c", "b");
    assertThat(trail.lines).containsExactly("otto DEVICE_RULE_SAVED device rule c (3)");
  }

  @Test
  void letsNobodyChangeARuleWhoMayOnlyLook() {
    DeviceRule rule = rules.save(rule(1, "a", 1));

    assertThatThrownBy(() -> presenter.save(RecordedTrail.SUPPORT, rule))
        .isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> presenter.delete(RecordedTrail.VIEWER, rule))
        .isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> presenter.move(RecordedTrail.VIEWER, rule, true))
        .isInstanceOf(NotPermittedException.class);
    assertThat(rules.all()).containsExactly(rule);
  }

  private static DeviceRule rule(long id, String pattern, int order) {
    return new DeviceRule(
        id, pattern, order, "Device", null, null, Duration.ZERO, 0, 0, true, false, "");
  }
}
