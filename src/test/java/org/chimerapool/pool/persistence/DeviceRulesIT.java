package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.DeviceRule;
import org.chimerapool.pool.DeviceRules;
import org.junit.jupiter.api.Test;

@DatabaseTest
class DeviceRulesIT {

  private static final DeviceRule MINE =
      new DeviceRule(
          0,
          "garage-*",
          50,
          "Garage rig",
          Difficulty.of(2),
          null,
          Duration.ofMillis(1500),
          40,
          3000,
          false,
          false,
          "home-made");

  @Test
  void knowsTheDevicesThatTheProductShips(TestDatabase database) {
    DeviceRules rules = rules(database);

    assertThat(rules.all()).hasSizeGreaterThan(20).allMatch(DeviceRule::shippedWithProduct);
    assertThat(rules.all().stream().map(DeviceRule::order)).isSorted();
    assertThat(rules.match("bitaxe/BM1370/v2.6.0").device()).isEqualTo("Bitaxe");
    assertThat(rules.match("NerdQAxe++/BM1370/v1.0.30").device()).isEqualTo("NerdQAxe");
    assertThat(rules.match("NerdMinerV2/1.7.0").device()).isEqualTo("NerdMiner");
    assertThat(rules.match("Antminer S21/Thu Jan 2 2025").maxCoinbase()).isEqualTo(2250);
    assertThat(rules.match("Antminer S19/1.0").device()).isEqualTo("Antminer");
    assertThat(rules.match("bmminer/2.0.0").device()).isEqualTo("Antminer");
    assertThat(rules.match("whatsminer/v1.1").maxNameLength()).isEqualTo(127);
    assertThat(rules.match("NiceHash/1.0.0").floor()).isEqualTo(Difficulty.of(524288));
    assertThat(rules.match("bosminer-plus-tuner 0.1.0").device()).isEqualTo("Braiins OS");
    assertThat(rules.match("cpuminer/2.5.1").device()).isEqualTo("cpuminer");
    assertThat(rules.match("cgminer/4.12.1").cleanOnDifficulty()).isFalse();
    assertThat(rules.match("never heard of")).isEqualTo(DeviceRule.OTHER);
  }

  @Test
  void bringsBackWhatCameWithTheProductAndKeepsTheOperatorsOwn(TestDatabase database) {
    DeviceRules rules = rules(database);
    List<DeviceRule> shipped = rules.all();
    DeviceRule mine = rules.save(MINE);
    DeviceRule bitaxe = rules.match("bitaxe/1");
    rules.save(
        new DeviceRule(
            bitaxe.id(),
            bitaxe.pattern(),
            5,
            "My Bitaxe",
            Difficulty.of(7),
            null,
            Duration.ZERO,
            0,
            0,
            false,
            true,
            ""));
    rules.delete(rules.match("cpuminer/2.5.1").id());

    assertThat(rules.restoreShipped()).isEqualTo(2);

    assertThat(rules.match("garage-7")).isEqualTo(mine);
    assertThat(rules.match("bitaxe/1")).isEqualTo(bitaxe);
    assertThat(rules.all().stream().filter(rule -> rule.id() != mine.id()))
        .map(rule -> rule.withId(0))
        .containsExactlyElementsOf(shipped.stream().map(rule -> rule.withId(0)).toList());
    assertThat(rules.restoreShipped()).isZero();
  }

  @Test
  void keepsWhatTheOperatorAddsAndChanges(TestDatabase database) {
    DeviceRules rules = rules(database);
    DeviceRule saved = rules.save(MINE);
    assertThat(saved.id()).isPositive();
    assertThat(rules.match("Garage-1")).isEqualTo(saved);

    rules.save(
        new DeviceRule(
            saved.id(),
            "shed-*",
            50,
            "Shed rig",
            null,
            Difficulty.of(0.5),
            Duration.ZERO,
            0,
            0,
            true,
            false,
            ""));
    assertThat(rules.match("Garage-1")).isEqualTo(DeviceRule.OTHER);
    assertThat(rules(database).match("shed-1").start()).isEqualTo(Difficulty.of(0.5));

    rules.delete(saved.id());
    rules.delete(saved.id());
    assertThat(rules(database).match("shed-1")).isEqualTo(DeviceRule.OTHER);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rules.save(saved))
        .withMessage("there is no device rule " + saved.id());
  }

  private static DeviceRules rules(TestDatabase database) {
    return new StoredDeviceRules(new DeviceRuleStore(database.sql()));
  }
}
