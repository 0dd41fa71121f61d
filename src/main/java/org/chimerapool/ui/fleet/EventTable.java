package org.chimerapool.ui.fleet;

import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.chimerapool.deployment.fleet.TargetEvent;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;

/// What happened to a machine, its repairs among it.
final class EventTable extends Div {

  private final DataTable<TargetEvent> table;
  private Instant now = Instant.EPOCH;

  EventTable(Formats formats) {
    table =
        new DataTable<TargetEvent>(getTranslation("fleet.events"))
            .time(
                "fleet.event.at",
                event -> formats.ago(event.at(), now),
                event -> formats.moment(event.at()))
            .text("fleet.event.what", this::what)
            .text("fleet.event.words", TargetEvent::words)
            .wideScreensOnly();
    add(table);
  }

  void show(List<TargetEvent> events, Instant at) {
    now = at;
    table.show(events);
  }

  private String what(TargetEvent event) {
    String about =
        event.kind() == TargetEvent.Kind.HEALTH
            ? getTranslation("fleet.health." + event.subject().toLowerCase(Locale.ROOT))
            : event.subject();
    String what = getTranslation("fleet.event." + FleetFilter.key(event.kind()));
    return about.isEmpty() ? what : what + ": " + about;
  }
}
