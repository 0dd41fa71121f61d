package org.chimerapool.ui.deployments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.chimerapool.deployment.insight.Analytics;
import org.chimerapool.deployment.insight.History;
import org.chimerapool.deployment.insight.Range;
import org.chimerapool.deployment.insight.Report;
import org.chimerapool.deployment.insight.Signature;
import org.chimerapool.ui.kit.Csv;
import org.chimerapool.ui.kit.Reading;
import org.springframework.stereotype.Component;

/// Reads figures over many deployments.
@Component
class AnalyticsPresenter {

  private final Analytics analytics;
  private final History history;
  private final Clock clock;

  AnalyticsPresenter(Analytics analytics, History history, Clock clock) {
    this.analytics = analytics;
    this.history = history;
    this.clock = clock;
  }

  record Model(Instant now, Reading<Report> report) {}

  Model read(Duration back, String recipe) {
    Instant now = clock.instant();
    return new Model(now, Reading.of(() -> analytics.report(now.minus(back), now, recipe)));
  }

  List<String> recipes() {
    return history.recipes();
  }

  Csv csv(Duration back, String recipe) {
    Instant now = clock.instant();
    Report report = analytics.report(now.minus(back), now, recipe);
    Csv csv =
        new Csv()
            .row(List.of("what", "name", "runs", "succeeded", "share", "low", "high", "seconds"));
    csv.row(cells("all", "", report.all()));
    groups(csv, "recipe", report.byRecipe());
    groups(csv, "version", report.byVersion());
    groups(csv, "hardware", report.byHardware());
    groups(csv, "place", report.byPlace());
    report
        .weeks()
        .forEach(
            week ->
                csv.row(
                    cells(
                        "week",
                        week.monday().toString(),
                        Range.of(week.succeeded(), week.succeeded() + week.failed()))));
    report
        .durations()
        .forEach(
            each -> {
              String name = each.recipe() + ": " + each.phase();
              String runs = Long.toString(each.runs());
              csv.row(List.of("median", name, runs, "", "", "", "", seconds(each.median())));
              csv.row(List.of("p90", name, runs, "", "", "", "", seconds(each.p90())));
              csv.row(List.of("p99", name, runs, "", "", "", "", seconds(each.p99())));
            });
    for (Signature each : report.failures()) {
      csv.row(
          List.of(
              "failure",
              each.step() + ": " + each.pattern(),
              Long.toString(each.runs()),
              Long.toString(each.mended()),
              "",
              "",
              "",
              ""));
    }
    return csv;
  }

  private static void groups(Csv csv, String what, List<Report.Group> groups) {
    groups.forEach(each -> csv.row(cells(what, each.name(), each.success())));
  }

  private static List<String> cells(String what, String name, Range range) {
    return List.of(
        what,
        name,
        Long.toString(range.of()),
        Long.toString(range.hits()),
        share(range.share()),
        share(range.low()),
        share(range.high()),
        "");
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.4f", share);
  }

  private static String seconds(Duration span) {
    return String.format(Locale.ROOT, "%.3f", (double) span.toMillis() / 1000);
  }
}
