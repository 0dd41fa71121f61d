package org.chimerapool.ui.miner;

import com.vaadin.flow.component.html.Div;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chimerapool.pool.PoolId;
import org.chimerapool.stats.Figures;
import org.chimerapool.stats.MinerFigures;
import org.chimerapool.stats.RateEstimate;
import org.chimerapool.stats.Window;
import org.chimerapool.stats.WorkerFigures;
import org.chimerapool.ui.kit.Csv;
import org.chimerapool.ui.kit.CsvLink;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Panel;

/// The hashrate over every window, each with the range in which it truly lies.
final class MinerWindows extends Div {

  private final Figures figures;
  private final Formats formats;
  private final DataTable<Line> table;
  private final Panel panel;
  private volatile List<WorkerFigures> listed = List.of();

  MinerWindows(Figures figures, Formats formats) {
    this.figures = figures;
    this.formats = formats;
    addClassName("apart");
    table =
        new DataTable<Line>(getTranslation("miner.windows"))
            .text("miner.window", line -> getTranslation(key(line.window())))
            .figure("worker.rate", line -> rate(line.estimate()))
            .figure("miner.window.range", line -> range(line.estimate()))
            .figure("miner.window.shares", line -> formats.count(line.estimate().shares()))
            .wideScreensOnly();
    panel = new Panel("miner.windows", table).note(getTranslation("miner.windows.note"));
    panel.action(new CsvLink("miner", () -> csv(listed)));
    add(panel);
  }

  /// Off the page's lock.
  Read read(PoolId pool, String address) {
    return new Read(figures.miner(pool, address), figures.workers(pool, address));
  }

  void show(Read read) {
    setVisible(read.miner().isPresent());
    read.miner()
        .ifPresent(
            miner -> {
              panel.ready();
              table.show(
                  Arrays.stream(Window.values())
                      .map(window -> new Line(window, miner.hashrate(window)))
                      .filter(line -> line.estimate().isKnown())
                      .toList());
              listed = read.workers();
            });
  }

  private static Csv csv(List<WorkerFigures> workers) {
    Csv rows =
        new Csv()
            .row(
                List.of(
                    "worker",
                    "state",
                    "hashes_per_second_15min",
                    "hashes_per_second_1d",
                    "shares_1h",
                    "last_share_utc"));
    workers.forEach(
        worker ->
            rows.row(
                List.of(
                    worker.worker().rig(),
                    worker.status().name().toLowerCase(Locale.ROOT),
                    Double.toString(worker.hashrate(Window.QUARTER).rate().perSecond()),
                    Double.toString(worker.hashrate(Window.DAY).rate().perSecond()),
                    Long.toString(worker.shares()),
                    worker.lastShareAt().map(Object::toString).orElse(""))));
    return rows;
  }

  private String rate(RateEstimate estimate) {
    return formats.hashrate(estimate.rate()).toString();
  }

  private String range(RateEstimate estimate) {
    return estimate.high().perSecond() == 0
        ? "–"
        : formats.hashrate(estimate.low()) + " – " + formats.hashrate(estimate.high());
  }

  private static String key(Window window) {
    return switch (window) {
      case MINUTE -> "miner.window.minute";
      case FIVE_MINUTES -> "miner.window.five";
      case QUARTER -> "miner.window.quarter";
      case HOUR -> "miner.window.hour";
      case SIX_HOURS -> "miner.window.six";
      case DAY -> "miner.window.day";
      case THREE_DAYS -> "miner.window.three";
      case WEEK -> "miner.window.week";
    };
  }

  record Read(Optional<MinerFigures> miner, List<WorkerFigures> workers) {}

  private record Line(Window window, RateEstimate estimate) {}
}
