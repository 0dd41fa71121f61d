package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The lines of a log in a window of the browser that holds some thousand of them at most: it
/// follows the end, or stays where the reader is and fetches what lies before and behind.
@Tag("chimera-log")
@JsModule("context://chimera/chimera-log.js")
final class LogPane extends Component {

  private final transient LongFunction<List<LogLine>> before;
  private final transient LongFunction<List<LogLine>> after;
  private final transient Formats formats = PageFormats.current();
  private final transient Runnable end;
  private volatile boolean following = true;

  /// @param before lines before a number
  /// @param after lines after a number
  /// @param end shows the log's end anew
  LogPane(LongFunction<List<LogLine>> before, LongFunction<List<LogLine>> after, Runnable end) {
    this.before = before;
    this.after = after;
    this.end = end;
    getElement()
        .setAttribute("role", "log")
        .setAttribute("aria-label", getTranslation("log.label"));
    getElement().setAttribute("tabindex", "0");
    getElement().setProperty("endLabel", getTranslation("log.end"));
    getElement().setProperty("emptyLabel", getTranslation("log.empty"));
    getElement().setProperty("linkLabel", getTranslation("log.link"));
  }

  boolean following() {
    return following;
  }

  /// Shows these instead of what is there.
  ///
  /// @param follow goes to the end and stays there
  /// @param marked number of the line to bring into view; 0 for none
  void show(List<LogLine> lines, boolean follow, long marked) {
    following = follow;
    getElement().callJsFunction("show", json(lines), follow, marked);
  }

  void append(List<LogLine> lines) {
    if (!lines.isEmpty()) {
      getElement().callJsFunction("append", json(lines));
    }
  }

  @ClientCallable
  private void follows(boolean now) {
    following = now;
  }

  @ClientCallable
  private void toEnd() {
    end.run();
  }

  @ClientCallable
  private void fetchBefore(double seq) {
    List<LogLine> found = before.apply((long) seq);
    getElement().callJsFunction("prepend", json(found));
  }

  @ClientCallable
  private void fetchAfter(double seq) {
    List<LogLine> found = after.apply((long) seq);
    getElement().callJsFunction("append", json(found));
  }

  private ArrayNode json(List<LogLine> lines) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (LogLine line : lines) {
      Instant at = line.at();
      rows.addArray()
          .add(line.seq())
          .add(formats.clock(at))
          .add(line.level().number())
          .add(line.text());
    }
    return rows;
  }
}
