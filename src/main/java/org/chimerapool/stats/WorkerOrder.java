package org.chimerapool.stats;

import java.util.Comparator;

/// Those that want a look come first.
final class WorkerOrder {
  static final Comparator<WorkerPulse> NEEDY_FIRST =
      Comparator.<WorkerPulse>comparingInt(pulse -> rank(pulse.status()))
          .thenComparing(pulse -> pulse.rate().rate(), Comparator.reverseOrder())
          .thenComparing(pulse -> pulse.worker().toString());

  static final Comparator<WorkerFigures> FIGURES =
      Comparator.<WorkerFigures>comparingInt(worker -> rank(worker.status()))
          .thenComparing(worker -> worker.hashrate(Window.USUAL).rate(), Comparator.reverseOrder())
          .thenComparing(worker -> worker.worker().toString());

  private WorkerOrder() {}

  private static int rank(WorkerPulse.Status status) {
    return switch (status) {
      case TROUBLED -> 0;
      case OFFLINE -> 1;
      case MINING -> 2;
    };
  }
}
