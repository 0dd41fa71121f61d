package org.chimerapool.api.v1;

import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.DeviceRule;
import org.jspecify.annotations.Nullable;

/// A rule for mining devices of one kind.
///
/// @param pattern of the user agent; `*` stands for anything
record DeviceView(
    long id,
    String pattern,
    int order,
    String device,
    @Nullable Double floor,
    @Nullable Double start,
    double notifyThrottleSeconds,
    int maxNameLength,
    boolean shippedWithProduct,
    String note) {

  static DeviceView of(DeviceRule rule) {
    Difficulty floor = rule.floor();
    Difficulty start = rule.start();
    return new DeviceView(
        rule.id(),
        rule.pattern(),
        rule.order(),
        rule.device(),
        floor == null ? null : floor.value(),
        start == null ? null : start.value(),
        rule.notifyThrottle().toMillis() / 1e3,
        rule.maxNameLength(),
        rule.shippedWithProduct(),
        rule.note());
  }
}
