package org.chimerapool.ui.system;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chimerapool.kernel.Chore;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.StatusDot;
import org.chimerapool.ui.kit.Tone;

/// What the program does by itself again and again, and how that goes.
final class ChorePanel extends Div {

  /// Those that screens have words for.
  private static final Map<String, String> NAMES =
      Map.of(
          "stats.rollup", "chore.stats.rollup",
          "gamification.look", "chore.gamification.look",
          "system.disk", "chore.system.disk",
          "onboarding.proof", "chore.onboarding.proof",
          "deployment.rollouts", "chore.deployment.rollouts",
          "deployment.watch", "chore.deployment.watch",
          "deployment.push", "chore.deployment.push",
          "deployment.digest", "chore.deployment.digest",
          "deployment.index", "chore.deployment.index",
          "deployment.trim", "chore.deployment.trim");

  private final Formats formats = PageFormats.current();
  private final DataTable<Chore.Report> table = new DataTable<>(getTranslation("chores.title"));
  private final Panel panel = new Panel("chores.title", table).note(getTranslation("chores.note"));
  private Instant now = Instant.EPOCH;

  ChorePanel() {
    table
        .text("chores.name", this::name)
        .column("chores.result", "", this::result, this::mark)
        .time("chores.last", this::last, this::lastAbsolute)
        .figure("chores.took", report -> formats.millis(report.took()))
        .wideScreensOnly()
        .text("chores.next", this::next)
        .wideScreensOnly()
        .figure("chores.runs", report -> formats.count(report.runs()))
        .wideScreensOnly();
    add(panel);
  }

  void show(List<Chore.Report> chores, Instant moment) {
    now = moment;
    setVisible(!chores.isEmpty());
    panel.ready();
    table.show(chores);
  }

  private String name(Chore.Report report) {
    String key = NAMES.get(report.name());
    return key == null ? report.name() : getTranslation(key);
  }

  private List<?> result(Chore.Report report) {
    return List.of(report.running(), report.runs() > 0, report.failures(), report.lastFailure());
  }

  private Component mark(Chore.Report report) {
    if (report.failures() > 0) {
      StatusDot failed =
          new StatusDot(Tone.WARN, getTranslation("chores.failed", report.failures()));
      failed.getElement().setAttribute("title", report.lastFailure());
      return failed;
    }
    if (report.running()) {
      return new StatusDot(Tone.GOOD, getTranslation("chores.running"));
    }
    return report.runs() > 0
        ? new StatusDot(Tone.GOOD, getTranslation("chores.done"))
        : new Span(getTranslation("chores.never"));
  }

  private String last(Chore.Report report) {
    return report.last().map(at -> formats.ago(at, now)).orElse("–");
  }

  private String lastAbsolute(Chore.Report report) {
    return report.last().map(formats::moment).orElse("");
  }

  private String next(Chore.Report report) {
    return report
        .next()
        .map(
            at ->
                at.isAfter(now)
                    ? getTranslation("chores.in", formats.span(Duration.between(now, at)))
                    : getTranslation("chores.now"))
        .orElseGet(() -> getTranslation("chores.asked"));
  }
}
