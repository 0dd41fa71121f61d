package org.chimerapool.bench;

import java.util.List;
import org.chimerapool.pool.DeviceRule;
import org.chimerapool.pool.DeviceRules;

/// Knows no kind of device.
final class NoDeviceRules implements DeviceRules {

  @Override
  public List<DeviceRule> all() {
    return List.of();
  }

  @Override
  public DeviceRule save(DeviceRule rule) {
    return rule;
  }

  @Override
  public void delete(long id) {
    // There is none to delete.
  }

  @Override
  public int restoreShipped() {
    return 0;
  }

  @Override
  public DeviceRule match(String agent) {
    return DeviceRule.OTHER;
  }
}
