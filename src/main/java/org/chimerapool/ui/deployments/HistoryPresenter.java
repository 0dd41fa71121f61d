package org.chimerapool.ui.deployments;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.chimerapool.deployment.insight.History;
import org.chimerapool.deployment.insight.HistoryFilter;
import org.chimerapool.deployment.insight.LogSpace;
import org.chimerapool.deployment.insight.PastRun;
import org.chimerapool.ui.kit.Csv;
import org.chimerapool.ui.kit.Reading;
import org.springframework.stereotype.Component;

/// Reads the history of deployments a page at a time.
@Component
class HistoryPresenter {

  static final int ROWS = 100;
  private static final int MOST_IN_FILE = 100_000;

  private final History history;
  private final LogSpace space;
  private final Clock clock;

  HistoryPresenter(History history, LogSpace space, Clock clock) {
    this.history = history;
    this.space = space;
    this.clock = clock;
  }

  /// @param older there are more after the last one
  record Model(
      Instant now,
      Reading<List<PastRun>> rows,
      boolean older,
      long count,
      Reading<LogSpace.Room> room) {}

  Model read(HistoryFilter filter, long before) {
    Reading<List<PastRun>> found = Reading.of(() -> history.page(filter, before, ROWS + 1));
    return new Model(
        clock.instant(),
        found.map(rows -> rows.stream().limit(ROWS).toList()),
        found.map(List::size).orElse(0) > ROWS,
        Reading.of(() -> history.count(filter)).orElse(0L),
        Reading.of(space::now));
  }

  List<String> recipes() {
    return history.recipes();
  }

  List<String> places() {
    return history.places();
  }

  Csv csv(HistoryFilter filter) {
    Csv csv =
        new Csv()
            .row(
                List.of(
                    "id",
                    "machine",
                    "host",
                    "place",
                    "hardware",
                    "recipe",
                    "version",
                    "state",
                    "not_undone",
                    "created",
                    "by",
                    "started",
                    "ended",
                    "failed_step",
                    "told",
                    "lines",
                    "warnings",
                    "errors"));
    int[] rows = {0};
    history.each(
        filter,
        run -> {
          if (rows[0]++ < MOST_IN_FILE) {
            csv.row(cells(run));
          }
        });
    return csv;
  }

  private static List<String> cells(PastRun run) {
    return List.of(
        Long.toString(run.id()),
        run.label(),
        run.host(),
        run.place(),
        run.hardware(),
        run.recipe(),
        Integer.toString(run.version()),
        run.state().name(),
        Boolean.toString(run.notUndone()),
        run.createdAt().toString(),
        run.createdBy(),
        run.startedAt().map(Instant::toString).orElse(""),
        run.endedAt().map(Instant::toString).orElse(""),
        run.failedStep(),
        run.told(),
        Long.toString(run.lines()),
        Long.toString(run.warnings()),
        Long.toString(run.errors()));
  }
}
