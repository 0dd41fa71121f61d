package org.chimerapool.pool.vardiff;

import java.time.Duration;
import org.chimerapool.kernel.Difficulty;

/// What vardiff aims at.
///
/// @param interval wanted time between two shares of one connection
/// @param retarget how long a connection is watched before its difficulty is looked at again
public record VardiffPolicy(
    Difficulty start, Difficulty min, Difficulty max, Duration interval, Duration retarget) {

  public VardiffPolicy {
    if (min.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          "minimum difficulty %s is above the maximum %s".formatted(min, max));
    }
    if (!interval.isPositive() || !retarget.isPositive()) {
      throw new IllegalArgumentException("the vardiff intervals must be positive");
    }
  }

  /// The difficulty nearest to `wanted` that this policy allows.
  public Difficulty clamp(Difficulty wanted) {
    return wanted.max(min).min(max);
  }

  /// The same aims, but never below `floor`, as far as the maximum allows.
  public VardiffPolicy atLeast(Difficulty floor) {
    Difficulty raised = min.max(floor).min(max);
    return new VardiffPolicy(start.max(raised).min(max), raised, max, interval, retarget);
  }

  /// The same aims, but never above `ceiling`, whatever the minimum says.
  public VardiffPolicy atMost(Difficulty ceiling) {
    return ceiling.compareTo(max) >= 0
        ? this
        : new VardiffPolicy(start.min(ceiling), min.min(ceiling), ceiling, interval, retarget);
  }
}
