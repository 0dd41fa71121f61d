package org.chimerapool.ui;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.DeviceRule;
import org.chimerapool.pool.DeviceRules;

/// Three rules to begin with.
class PreviewDevices implements DeviceRules {

  private final Map<Long, DeviceRule> rules = new ConcurrentHashMap<>();

  private static final List<DeviceRule> SHIPPED =
      List.of(
          rule("bitaxe/*", 10, "Bitaxe", 0.0, 1_000, true, "Keeps 63 characters of a name"),
          rule("NerdMiner*", 20, "NerdMiner", 0.0001, 0.001, true, ""));

  PreviewDevices() {
    SHIPPED.forEach(this::save);
    save(rule("*whatsminer*", 30, "Whatsminer", 65_536, 524_288, false, "Our farm <script>"));
  }

  private static DeviceRule rule(
      String pattern,
      int order,
      String device,
      double floor,
      double start,
      boolean shipped,
      String note) {
    return new DeviceRule(
        0,
        pattern,
        order,
        device,
        floor == 0 ? null : Difficulty.of(floor),
        Difficulty.of(start),
        Duration.ofSeconds(shipped ? 0 : 15),
        shipped ? 63 : 0,
        0,
        true,
        shipped,
        note);
  }

  @Override
  public List<DeviceRule> all() {
    return rules.values().stream().sorted(Comparator.comparingInt(DeviceRule::order)).toList();
  }

  @Override
  public DeviceRule save(DeviceRule rule) {
    long id = rule.id() == 0 ? rules.size() + 1L : rule.id();
    DeviceRule kept =
        new DeviceRule(
            id,
            rule.pattern(),
            rule.order(),
            rule.device(),
            rule.floor(),
            rule.start(),
            rule.notifyThrottle(),
            rule.maxNameLength(),
            rule.maxCoinbase(),
            rule.cleanOnDifficulty(),
            rule.shippedWithProduct(),
            rule.note());
    rules.put(id, kept);
    return kept;
  }

  @Override
  public void delete(long id) {
    rules.remove(id);
  }

  @Override
  public int restoreShipped() {
    List<DeviceRule> lost =
        SHIPPED.stream()
            .filter(one -> all().stream().noneMatch(kept -> kept.pattern().equals(one.pattern())))
            .toList();
    lost.forEach(this::save);
    return lost.size();
  }

  @Override
  public DeviceRule match(String agent) {
    return all().stream().filter(rule -> rule.matches(agent)).findFirst().orElse(DeviceRule.OTHER);
  }
}
