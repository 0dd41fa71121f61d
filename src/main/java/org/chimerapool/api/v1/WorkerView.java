package org.chimerapool.api.v1;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.stats.Window;
import org.chimerapool.stats.WorkerPulse;
import org.jspecify.annotations.Nullable;

/// A worker of the last 24 hours.
///
/// @param agent what its program calls itself; text of a stranger
/// @param refused shares by reason
/// @param best greatest difficulty that a share of it met
record WorkerView(
    String worker,
    String address,
    String rig,
    String agent,
    boolean simulated,
    String status,
    Rate quarterHour,
    Rate hour,
    long shares,
    Map<String, Long> refused,
    @Nullable Double best,
    @Nullable Instant lastShareAt) {

  static WorkerView of(WorkerPulse pulse) {
    Map<String, Long> refused = new TreeMap<>();
    pulse.refused().forEach((reason, shares) -> refused.put(Names.of(reason), shares));
    return new WorkerView(
        pulse.worker().toString(),
        pulse.worker().address(),
        pulse.worker().rig(),
        pulse.agent(),
        pulse.simulated(),
        Names.of(pulse.status()),
        Rate.of(pulse.rate()),
        Rate.of(pulse.hashrate(Window.HOUR)),
        pulse.shares(),
        refused,
        pulse.best().map(Difficulty::value).orElse(null),
        pulse.lastShareAt().orElse(null));
  }
}
