package org.chimerapool.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chimerapool.settings.SettingChange;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;

/// Who changed what, and a way back.
final class HistoryTable extends Div {

  private final Formats formats = PageFormats.current();
  private final DataTable<SettingChange> table =
      new DataTable<>(getTranslation("settings.history"));
  private Instant now = Instant.EPOCH;

  HistoryTable(boolean allowed, Consumer<SettingChange> undo) {
    table
        .time(
            "settings.history.when",
            change -> formats.ago(change.at(), now),
            change -> formats.moment(change.at()))
        .text(
            "settings.history.who",
            change ->
                change.login().isEmpty() ? getTranslation("settings.history.hand") : change.login())
        .column("settings.review.setting", "mono text", SettingChange::key, this::key)
        .column("audit.change", "text", change -> change, this::change)
        .text("audit.what", change -> SettingWords.cause(change.cause(), formats.words()))
        .wideScreensOnly()
        .column("", "tight", SettingChange::id, change -> way(change, allowed, undo));
    add(table);
  }

  void show(List<SettingChange> changes, Instant moment) {
    now = moment;
    table.show(changes);
  }

  private Component key(SettingChange change) {
    return new Span(change.key());
  }

  private Component change(SettingChange change) {
    if (change.secret()) {
      return new Span(getTranslation("settings.history.secret"));
    }
    Span before = new Span(text(change.before()));
    before.addClassName("before");
    Span arrow = new Span("→");
    arrow.addClassName("faint");
    Span line = new Span(before, arrow, new Span(text(change.after())));
    line.addClassName("change");
    return line;
  }

  private Component way(SettingChange change, boolean allowed, Consumer<SettingChange> undo) {
    ActionButton button = new ActionButton("settings.history.undo", () -> undo.accept(change));
    button.quiet().setVisible(allowed && !change.secret());
    return button;
  }

  private String text(Optional<String> value) {
    return value
        .map(each -> each.isEmpty() ? getTranslation("settings.empty") : each)
        .orElse(getTranslation("settings.history.nothing"));
  }
}
