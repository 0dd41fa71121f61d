package org.chimerapool.pool.persistence;

import java.util.List;
import org.chimerapool.pool.DeviceRule;
import org.chimerapool.pool.DeviceRules;

/// Device rules, read once and kept in memory until one is changed here.
final class StoredDeviceRules implements DeviceRules {

  private final DeviceRuleStore store;
  private volatile List<DeviceRule> rules;

  StoredDeviceRules(DeviceRuleStore store) {
    this.store = store;
    this.rules = store.all();
  }

  @Override
  public List<DeviceRule> all() {
    return rules;
  }

  @Override
  public synchronized DeviceRule save(DeviceRule rule) {
    DeviceRule saved = rule.id() == 0 ? store.insert(rule) : store.update(rule);
    rules = store.all();
    return saved;
  }

  @Override
  public synchronized void delete(long id) {
    store.delete(id);
    rules = store.all();
  }

  @Override
  public synchronized int restoreShipped() {
    int restored = store.restoreShipped();
    rules = store.all();
    return restored;
  }

  @Override
  public DeviceRule match(String agent) {
    for (DeviceRule rule : rules) {
      if (rule.matches(agent)) {
        return rule;
      }
    }
    return DeviceRule.OTHER;
  }
}
