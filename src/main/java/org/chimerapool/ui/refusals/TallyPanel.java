package org.chimerapool.ui.refusals;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.Reading;

/// Refused shares counted by one thing, the most frequent first.
final class TallyPanel {

  private final DataTable<RefusalsModel.Tally> table;
  private final Panel panel;
  private Instant now = Instant.EPOCH;

  /// @param named says a tally's name for people
  TallyPanel(String titleKey, String nameKey, Formats formats, UnaryOperator<String> named) {
    Words words = formats.words();
    table =
        new DataTable<RefusalsModel.Tally>(words.say(titleKey))
            .column(
                nameKey, "", RefusalsModel.Tally::name, line -> clipped(named.apply(line.name())))
            .figure("refusals.count", line -> formats.count(line.shares()))
            .time(
                "refusals.last",
                line -> formats.ago(line.lastAt(), now),
                line -> formats.moment(line.lastAt()));
    panel = new Panel(titleKey, table);
  }

  Panel component() {
    return panel;
  }

  void show(List<RefusalsModel.Tally> tallies, Instant moment) {
    now = moment;
    panel.show(new Reading.There<>(tallies), List::isEmpty, "empty.refusals", table::show);
  }

  private static Component clipped(String text) {
    Span span = new Span(text);
    span.addClassName("name");
    span.setTitle(text);
    return span;
  }
}
