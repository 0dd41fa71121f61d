package org.chimerapool.stats;

import java.util.Comparator;

/// Those that want a look come first.
final class WorkerOrder {
  static final Comparator<WorkerPulse> NEEDY_FIRST =
      Comparator.comparingInt(WorkerOrder::rank)
          .thenComparing(pulse -> pulse.tenMinutes().rate(), Comparator.reverseOrder())
          .thenComparing(pulse -> pulse.worker().toString());

  private WorkerOrder() {}

  private static int rank(WorkerPulse pulse) {
    return switch (pulse.status()) {
      case TROUBLED -> 0;
      case OFFLINE -> 1;
      case MINING -> 2;
    };
  }
}
