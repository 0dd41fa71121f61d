package org.chimerapool.pool;

import java.util.ArrayList;
import java.util.List;

/// Device rules in memory; none unless a test adds some.
public final class FakeDeviceRules implements DeviceRules {

  private final List<DeviceRule> rules = new ArrayList<>();

  @Override
  public List<DeviceRule> all() {
    return List.copyOf(rules);
  }

  @Override
  public DeviceRule save(DeviceRule rule) {
    delete(rule.id());
    rules.add(rule);
    return rule;
  }

  @Override
  public void delete(long id) {
    rules.removeIf(rule -> rule.id() == id);
  }

  @Override
  public int restoreShipped() {
    return 0;
  }

  @Override
  public DeviceRule match(String agent) {
    return rules.stream().filter(rule -> rule.matches(agent)).findFirst().orElse(DeviceRule.OTHER);
  }
}
