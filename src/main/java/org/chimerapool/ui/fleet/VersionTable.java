package org.chimerapool.ui.fleet;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chimerapool.deployment.fleet.Drift;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Icons;
import org.chimerapool.ui.kit.StateMark;
import org.chimerapool.ui.kit.Tone;

/// What is on a machine, and what of it is not as it was installed.
final class VersionTable extends Div {

  private final Words words;
  private final DataTable<Row> table;

  private record Row(String component, String version, String drift) {}

  VersionTable(Words words) {
    this.words = words;
    table =
        new DataTable<Row>(getTranslation("fleet.col.versions"))
            .text("fleet.col.component", Row::component)
            .text("fleet.col.version", Row::version)
            .column(
                "fleet.col.drift",
                "",
                Row::drift,
                row ->
                    row.drift().isEmpty()
                        ? new StateMark(Tone.GOOD, Icons.TICK, words.say("fleet.drift.none"))
                        : new StateMark(Tone.WARN, Icons.SESSIONS, row.drift()));
    add(table);
  }

  void show(Target target, List<Drift> drift) {
    Map<String, Row> rows = new TreeMap<>();
    target.versions().forEach((name, version) -> rows.put(name, new Row(name, version, "")));
    drift.forEach(
        each ->
            rows.put(
                each.component(),
                new Row(each.component(), each.reported(), FleetWords.drift(each, words))));
    table.show(List.copyOf(rows.values()));
  }
}
