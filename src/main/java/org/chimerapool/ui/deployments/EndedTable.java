package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.util.List;
import org.chimerapool.deployment.insight.LiveRun;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;

/// Runs that ended lately, one a line.
final class EndedTable extends Div {

  private final DataTable<LiveRun> table;
  private Instant now = Instant.EPOCH;

  EndedTable(Formats formats) {
    table =
        new DataTable<LiveRun>(getTranslation("deployments.lately"))
            .column("run.col.what", "", run -> run.id() + run.label(), EndedTable::link)
            .text("run.col.recipe", LiveRun::title)
            .column(
                "run.col.state",
                "",
                run -> List.of(run.state(), run.notUndone()),
                run -> RunWords.mark(run.state(), run.notUndone(), formats.words()))
            .text("run.col.why", run -> LiveWords.brief(run.detail()))
            .wideScreensOnly()
            .figure("run.col.took", run -> formats.span(LiveWords.took(run, now)))
            .wideScreensOnly()
            .time(
                "run.col.ended",
                run -> run.endedAt().map(at -> formats.ago(at, now)).orElse("–"),
                run -> run.endedAt().map(formats::moment).orElse(""));
    add(table);
  }

  void show(List<LiveRun> runs, Instant at) {
    now = at;
    table.show(runs);
  }

  private static Component link(LiveRun run) {
    AppLink link = new AppLink("console/deployments/" + run.id(), run.label()).look("name");
    link.setTitle(run.label());
    return link;
  }
}
