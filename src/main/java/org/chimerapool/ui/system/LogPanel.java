package org.chimerapool.ui.system;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chimerapool.system.LogLine;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.StatusDot;
import org.chimerapool.ui.kit.Tone;
import org.chimerapool.ui.live.LiveUpdates;

/// The last lines of the log as they come, to be searched, paused and taken along.
final class LogPanel extends Div {

  private final Formats formats = PageFormats.current();
  private final DataTable<LogLine> table = new DataTable<>(getTranslation("tail.title"));
  private final Panel panel;
  private final TextField text = new TextField();
  private final Select<LogLine.Severity> least = new Select<>();
  private final transient Function<LogFilter, List<LogLine>> read;
  private volatile LogFilter filter = LogFilter.USUAL;

  /// @param read may be called from any thread
  LogPanel(Function<LogFilter, List<LogLine>> read, LiveUpdates updates) {
    this.read = read;
    table
        .text("tail.at", line -> formats.moment(line.at()))
        .column("tail.severity", "", LogLine::severity, this::severity)
        .column("tail.source", "mono dim", LogLine::source, line -> new Span(line.source()))
        .wideScreensOnly()
        .column("tail.text", "mono log", LogLine::number, line -> new Span(line.text()));
    LiveBadge badge = new LiveBadge();
    panel = new Panel("tail.title", table).action(badge).action(download());
    add(filters(), panel);
    var live = updates.follow(this, () -> read.apply(filter), this::show).badge(badge);
    text.addValueChangeListener(event -> filtered(live::refresh));
    least.addValueChangeListener(event -> filtered(live::refresh));
  }

  private Div filters() {
    text.setPlaceholder(getTranslation("tail.find"));
    text.setAriaLabel(getTranslation("tail.find"));
    text.setClearButtonVisible(true);
    text.setMaxLength(100);
    text.setValueChangeMode(ValueChangeMode.LAZY);
    least.setAriaLabel(getTranslation("tail.least"));
    least.setItems(LogLine.Severity.ERROR, LogLine.Severity.WARN, LogLine.Severity.INFO);
    least.setItemLabelGenerator(
        each -> getTranslation("tail.least." + each.name().toLowerCase(Locale.ROOT)));
    least.setValue(LogLine.Severity.INFO);
    Div filters = new Div(text, least);
    filters.addClassName("filters");
    return filters;
  }

  private Anchor download() {
    Anchor anchor =
        new Anchor(
            DownloadHandler.fromInputStream(
                event -> {
                  byte[] lines =
                      read.apply(filter.all()).reversed().stream()
                          .map(LogPanel::plain)
                          .collect(Collectors.joining("\n", "", "\n"))
                          .getBytes(StandardCharsets.UTF_8);
                  return new DownloadResponse(
                      new ByteArrayInputStream(lines), "chimera.log", "text/plain", lines.length);
                }),
            getTranslation("tail.download"));
    anchor.addClassNames("btn", "quiet");
    anchor.setRouterIgnore(true);
    return anchor;
  }

  private void filtered(Runnable refresh) {
    LogLine.Severity gravity = least.getValue() == null ? LogLine.Severity.INFO : least.getValue();
    filter = new LogFilter(gravity, text.getValue().strip(), LogFilter.USUAL.limit());
    refresh.run();
  }

  private void show(List<LogLine> lines) {
    if (lines.isEmpty()) {
      panel.empty("tail.empty", "tail.empty.next");
      return;
    }
    panel.ready();
    table.show(lines);
  }

  private Component severity(LogLine line) {
    Tone tone =
        switch (line.severity()) {
          case ERROR -> Tone.BAD;
          case WARN -> Tone.WARN;
          case INFO, DEBUG -> Tone.OFF;
        };
    return new StatusDot(tone, line.severity().name());
  }

  private static String plain(LogLine line) {
    return "%s %-5s %s %s".formatted(line.at(), line.severity(), line.source(), line.text());
  }
}
