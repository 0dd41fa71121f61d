package org.chimerapool.ui.miners;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.chimerapool.stats.WorkerPulse;

/// Which workers are wanted.
///
/// @param text part of an address, a rig's name or a device, any case
/// @param status empty for all
record MinersFilter(String text, Optional<WorkerPulse.Status> status) {

  static final MinersFilter NONE = new MinersFilter("", Optional.empty());

  /// @param state lower-case name of a status; anything else means all
  static MinersFilter of(String text, String state) {
    return new MinersFilter(
        text.strip(),
        Arrays.stream(WorkerPulse.Status.values())
            .filter(status -> key(status).equals(state))
            .findFirst());
  }

  static String key(WorkerPulse.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  boolean isNone() {
    return text.isEmpty() && status.isEmpty();
  }

  boolean fits(WorkerPulse worker) {
    return status.filter(wanted -> wanted != worker.status()).isEmpty() && hasText(worker);
  }

  private boolean hasText(WorkerPulse worker) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return worker.worker().toString().toLowerCase(Locale.ROOT).contains(wanted)
        || worker.agent().toLowerCase(Locale.ROOT).contains(wanted);
  }
}
