package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.util.List;
import org.chimerapool.deployment.Run;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;

/// Runs, one a line.
final class RunTable extends Div {

  private final Formats formats;
  private final DataTable<Run> table;
  private Instant now = Instant.EPOCH;

  RunTable(Formats formats) {
    this.formats = formats;
    table =
        new DataTable<Run>(getTranslation("deployments.panel"))
            .column("run.col.what", "", run -> run.label() + run.recipe().title(), RunTable::link)
            .text("run.col.recipe", run -> run.recipe().title())
            .column("run.col.state", "", run -> List.of(run.state(), run.notUndone()), this::state)
            .column(
                "run.col.progress", "", run -> List.of(run.progress(), run.state()), this::progress)
            .text("run.col.where", RunWords::where)
            .wideScreensOnly()
            .figure("run.col.took", run -> formats.span(RunWords.took(run, now)))
            .time(
                "run.col.since",
                run -> formats.ago(run.createdAt(), now),
                run -> formats.moment(run.createdAt()))
            .wideScreensOnly();
    add(table);
  }

  void show(List<Run> runs, Instant at) {
    now = at;
    table.show(runs);
  }

  private static Component link(Run run) {
    AppLink link = new AppLink("console/deployments/" + run.id(), run.label()).look("name");
    link.setTitle(run.label());
    return link;
  }

  private Component state(Run run) {
    return RunWords.mark(run.state(), run.notUndone(), formats.words());
  }

  private Component progress(Run run) {
    return new ProgressLine(getTranslation("run.col.progress"))
        .show(RunWords.done(run), RunWords.tone(run.state()));
  }
}
