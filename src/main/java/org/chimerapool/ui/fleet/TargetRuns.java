package org.chimerapool.ui.fleet;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.util.List;
import org.chimerapool.deployment.Run;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;

/// What was and is being installed on a machine.
final class TargetRuns extends Div {

  private final DataTable<Run> table;
  private Instant now = Instant.EPOCH;

  TargetRuns(Formats formats) {
    table =
        new DataTable<Run>(getTranslation("fleet.runs"))
            .column("run.col.recipe", "", Run::id, TargetRuns::link)
            .text(
                "run.col.state", run -> getTranslation("run.state." + FleetFilter.key(run.state())))
            .text("fleet.run.detail", Run::detail)
            .wideScreensOnly()
            .time(
                "run.col.since",
                run -> formats.ago(run.createdAt(), now),
                run -> formats.moment(run.createdAt()));
    add(table);
  }

  void show(List<Run> runs, Instant at) {
    now = at;
    table.show(runs);
  }

  private static Component link(Run run) {
    return new AppLink("console/deployments/" + run.id(), run.recipe().title()).look("name");
  }
}
