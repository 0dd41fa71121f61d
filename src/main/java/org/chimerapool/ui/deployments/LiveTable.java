package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import org.chimerapool.deployment.insight.LiveRun;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;

/// Runs that go on, one a line; a cell is sent when it has changed.
final class LiveTable extends Div {

  private final DataTable<LiveRun> table;
  private Instant now = Instant.EPOCH;

  LiveTable(Formats formats) {
    addClassName("live-runs");
    table =
        new DataTable<LiveRun>(getTranslation("deployments.running"))
            .column("run.col.what", "", run -> run.id() + run.label(), LiveTable::link)
            .column(
                "run.col.state",
                "",
                run -> List.of(run.state(), run.notUndone()),
                run -> RunWords.mark(run.state(), run.notUndone(), formats.words()))
            .column("run.col.progress", "where", this::where, this::progress)
            .text(
                "run.col.left",
                run -> run.eta().map(eta -> LiveWords.etaBrief(eta, formats)).orElse("–"))
            .figure("run.col.took", run -> formats.span(LiveWords.took(run, now)))
            .wideScreensOnly()
            .column(
                "run.col.said",
                "last-line",
                run -> LiveWords.brief(run.lastLine()),
                LiveTable::said)
            .wideScreensOnly();
    add(table);
  }

  void show(List<LiveRun> runs, Instant at) {
    now = at;
    table.show(runs);
  }

  private static Component link(LiveRun run) {
    AppLink link = new AppLink("console/deployments/" + run.id(), run.label()).look("name");
    link.setTitle(run.label());
    Span what = new Span(run.place().isEmpty() ? run.title() : run.title() + ", " + run.place());
    what.addClassName("dim");
    Div both = new Div(link, what);
    both.addClassName("two-lines");
    return both;
  }

  private List<Object> where(LiveRun run) {
    return List.of((int) (run.done() * 100), run.phase(), run.step(), run.state());
  }

  private Component progress(LiveRun run) {
    Span words = new Span(run.phase().isEmpty() ? "" : run.phase() + " · " + run.step());
    words.addClassName("dim");
    Div both =
        new Div(
            new ProgressLine(getTranslation("run.col.progress"))
                .show(run.done(), RunWords.tone(run.state())),
            words);
    both.addClassName("two-lines");
    return both;
  }

  private static Component said(LiveRun run) {
    Span line = new Span(LiveWords.brief(run.lastLine()));
    line.addClassName("mono");
    return line;
  }
}
