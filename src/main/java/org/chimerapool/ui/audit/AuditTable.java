package org.chimerapool.ui.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.chimerapool.identity.AuditEntry;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;

/// Rows of the trail. Everything in them may be a stranger's text and is shown as text.
final class AuditTable extends Div {

  private final Formats formats = PageFormats.current();
  private final DataTable<AuditEntry> table = new DataTable<>(getTranslation("audit.panel"));
  private Instant now = Instant.EPOCH;

  AuditTable() {
    addClassName("audit");
    table
        .column("audit.when", "dim", this::when, this::moment)
        .column("audit.who", "", row -> row, this::who)
        .text("audit.what", row -> AuditWords.action(row, formats.words()))
        .column("audit.subject", "text", AuditEntry::subject, row -> new Span(row.subject()))
        .column("audit.change", "text", AuditEntry::after, this::change)
        .column("audit.origin", "mono dim", AuditEntry::origin, row -> new Span(row.origin()))
        .wideScreensOnly()
        .column("audit.number", "r faint", AuditEntry::number, this::number)
        .wideScreensOnly();
    add(table);
  }

  void show(List<AuditEntry> rows, Instant moment) {
    now = moment;
    table.show(rows);
  }

  private String when(AuditEntry row) {
    return row.number() + " " + formats.ago(row.at(), now);
  }

  private Component moment(AuditEntry row) {
    Span time = new Span(formats.ago(row.at(), now));
    time.setTitle(formats.moment(row.at()));
    return time;
  }

  private Component who(AuditEntry row) {
    Span who = new Span(AuditWords.who(row, formats.words()));
    if (!row.role().isEmpty()) {
      who.setTitle(getTranslation("role." + row.role().toLowerCase(Locale.ROOT)));
    }
    if (row.actor().isEmpty()) {
      who.addClassName("faint");
    }
    return who;
  }

  private Component change(AuditEntry row) {
    Span before = new Span(row.before());
    before.addClassName("before");
    Span after = new Span(row.after());
    Span change = new Span();
    change.addClassName("change");
    if (!row.before().isEmpty()) {
      change.add(before);
    }
    if (!row.before().isEmpty() && !row.after().isEmpty()) {
      Span arrow = new Span("→");
      arrow.addClassName("faint");
      change.add(arrow);
    }
    if (!row.after().isEmpty()) {
      change.add(after);
    }
    return change;
  }

  private Component number(AuditEntry row) {
    Span number = new Span(formats.count(row.number()));
    number.setTitle(getTranslation("audit.hash", row.hash()));
    return number;
  }
}
