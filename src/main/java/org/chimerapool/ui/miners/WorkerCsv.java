package org.chimerapool.ui.miners;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chimerapool.stats.RateEstimate;
import org.chimerapool.stats.Window;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.kit.Csv;

/// Workers as a file: figures in their base units, times in UTC, so that programs read them.
final class WorkerCsv {

  private WorkerCsv() {}

  static Csv of(List<WorkerPulse> workers) {
    List<String> head =
        new ArrayList<>(List.of("address", "worker", "device", "simulated", "state"));
    for (Window window : Window.values()) {
      head.add("hashes_per_second_" + window.key());
      head.add("low_" + window.key());
      head.add("high_" + window.key());
    }
    head.addAll(List.of("shares_1h", "refused_1h", "best_difficulty", "last_share"));
    Csv csv = new Csv().row(head);
    workers.forEach(worker -> csv.row(row(worker)));
    return csv;
  }

  private static List<String> row(WorkerPulse worker) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                worker.worker().address(),
                worker.worker().rig(),
                worker.agent(),
                Boolean.toString(worker.simulated()),
                worker.status().name().toLowerCase(Locale.ROOT)));
    for (Window window : Window.values()) {
      RateEstimate estimate = worker.hashrate(window);
      boolean known = estimate.isKnown();
      cells.add(known ? number(estimate.rate().perSecond()) : "");
      cells.add(known ? number(estimate.low().perSecond()) : "");
      cells.add(known ? number(estimate.high().perSecond()) : "");
    }
    cells.add(Long.toString(worker.shares()));
    cells.add(Long.toString(worker.refusedTotal()));
    cells.add(worker.best().map(best -> number(best.value())).orElse(""));
    cells.add(worker.lastShareAt().map(Instant::toString).orElse(""));
    return cells;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }
}
