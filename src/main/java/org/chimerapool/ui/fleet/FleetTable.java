package org.chimerapool.ui.fleet;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.Chip;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;

/// Machines, one a line.
final class FleetTable extends Div {

  private final Formats formats;
  private final DataTable<FleetModel.Line> table;
  private Instant now = Instant.EPOCH;

  FleetTable(Formats formats) {
    this.formats = formats;
    table =
        new DataTable<FleetModel.Line>(getTranslation("fleet.panel"))
            .column("fleet.col.name", "", line -> line.target().name(), FleetTable::name)
            .column("fleet.col.health", "", this::health, this::healthCell)
            .text("fleet.col.kind", this::kind)
            .wideScreensOnly()
            .text("fleet.col.place", line -> line.target().place())
            .wideScreensOnly()
            .column("fleet.col.labels", "", line -> line.target().labels(), FleetTable::labels)
            .wideScreensOnly()
            .text("fleet.col.hardware", line -> FleetWords.hardware(line.target(), formats))
            .wideScreensOnly()
            .column("fleet.col.versions", "", this::versions, this::versionCell)
            .figure("fleet.col.seen", this::seen);
    add(table);
  }

  void show(List<FleetModel.Line> lines, Instant at) {
    now = at;
    table.show(lines);
  }

  private static Component name(FleetModel.Line line) {
    Target target = line.target();
    AppLink link = new AppLink("console/fleet/" + target.id(), target.name()).look("name");
    link.setTitle(target.name());
    return link;
  }

  private Object health(FleetModel.Line line) {
    return List.of(line.target().state(), line.target().health(), line.reasons());
  }

  private Component healthCell(FleetModel.Line line) {
    Div cell = new Div(FleetWords.mark(line.target(), formats.words()));
    String why = FleetWords.reasons(line.reasons(), formats.words());
    if (!why.isEmpty()) {
      Span words = new Span(why);
      words.addClassNames("dim", "small");
      cell.add(words);
    }
    cell.addClassName("fleet-health");
    return cell;
  }

  private String kind(FleetModel.Line line) {
    return getTranslation("fleet.kind." + FleetFilter.key(line.target().kind()));
  }

  private static Component labels(FleetModel.Line line) {
    Div cell = new Div();
    cell.addClassName("chips");
    line.target().labels().stream().sorted().map(Chip::new).forEach(cell::add);
    return cell;
  }

  private Object versions(FleetModel.Line line) {
    return List.of(line.target().versions(), line.drift());
  }

  private Component versionCell(FleetModel.Line line) {
    Span versions = new Span(FleetWords.versions(line.target()));
    if (!line.drift().isEmpty()) {
      versions.addClassName("warn");
      versions.setText("≠ " + FleetWords.drift(line.drift().getFirst(), formats.words()));
    }
    return versions;
  }

  private String seen(FleetModel.Line line) {
    return line.target().seenAt().map(at -> formats.ago(at, now)).orElse("–");
  }
}
