package org.chimerapool.ui.fleet;

import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chimerapool.deployment.fleet.CheckStanding;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;

/// How the checks of a machine stand.
final class StandingTable extends Div {

  private final DataTable<Map.Entry<String, CheckStanding>> table;
  private Instant now = Instant.EPOCH;

  StandingTable(Formats formats) {
    table =
        new DataTable<Map.Entry<String, CheckStanding>>(getTranslation("fleet.health"))
            .text("fleet.check.name", Map.Entry::getKey)
            .column(
                "fleet.col.health",
                "",
                each -> each.getValue().standing(),
                each -> FleetWords.mark(each.getValue().standing(), formats.words()))
            .text("fleet.check.said", each -> each.getValue().words())
            .time(
                "fleet.check.since",
                each -> formats.ago(each.getValue().since(), now),
                each -> formats.moment(each.getValue().since()))
            .wideScreensOnly();
    add(table);
  }

  void show(Map<String, CheckStanding> checks, Instant at) {
    now = at;
    table.show(List.copyOf(checks.entrySet()));
  }
}
