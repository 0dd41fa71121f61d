package org.chimerapool.ui.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.NativeButton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.stats.TimeRange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A hashrate over time. Only what changed since the last time goes to the browser.
@Tag("chimera-chart")
@JavaScript("context://webjars/chart.js/4.5.1/dist/chart.umd.js")
@JsModule("context://chimera/chimera-chart.js")
public final class TrendChart extends Component implements HasAriaLabel {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<Instant, ChartLine.Point> sent = new HashMap<>();
  private @Nullable ChartLine latest;
  private @Nullable TimeRange sentRange;
  private boolean asTable;

  /// @param nameKey what the chart shows, for those who do not see it
  public TrendChart(String nameKey) {
    getElement().setAttribute("role", "group");
    getElement().setAttribute("locale", getLocale().toLanguageTag());
    getElement().setAttribute("time-word", getTranslation("chart.time"));
    getElement().setAttribute("value-word", getTranslation("chart.hashrate"));
    getElement().setAttribute("refused-word", getTranslation("chart.refused"));
    getElement().setAttribute("gap-word", getTranslation("chart.gap"));
    setAriaLabel(getTranslation(nameKey));
  }

  /// A button that shows the figures as a table instead, and back.
  public NativeButton tableToggle() {
    NativeButton toggle = new NativeButton(getTranslation("chart.table"));
    toggle.addClassNames("btn", "quiet");
    toggle.getElement().setAttribute("aria-pressed", "false");
    toggle.addClickListener(
        event -> {
          asTable = !asTable;
          toggle.getElement().setAttribute("aria-pressed", Boolean.toString(asTable));
          call("showTable", asTable);
        });
    return toggle;
  }

  public void show(ChartLine line) {
    latest = line;
    boolean reset = line.range() != sentRange;
    if (reset) {
      sent.clear();
    }
    sentRange = line.range();
    sent.keySet().removeIf(time -> time.isBefore(line.from()));
    List<ChartLine.Point> changed =
        line.points().stream().filter(point -> !point.equals(sent.put(point.at(), point))).toList();
    call("patch", patch(line, changed, reset));
  }

  /// Waits for the element's class, which may arrive after the first figures.
  private void call(String function, Object argument) {
    getElement()
        .executeJs(
            "customElements.whenDefined('chimera-chart').then(() => this[$0]($1))",
            function,
            argument);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    ChartLine line = latest;
    if (line != null && !event.isInitialAttach()) {
      sentRange = null;
      show(line);
    }
  }

  private static ObjectNode patch(ChartLine line, List<ChartLine.Point> changed, boolean reset) {
    ObjectNode patch = JSON.objectNode();
    patch.put("reset", reset);
    patch.put("from", line.from().toEpochMilli());
    patch.put("to", line.to().toEpochMilli());
    patch.put("unit", line.unit());
    patch.put("factor", line.factor());
    ArrayNode points = patch.putArray("points");
    changed.forEach(point -> points.add(numbers(point)));
    ArrayNode marks = patch.putArray("marks");
    line.marks().forEach(mark -> marks.add(mark.toEpochMilli()));
    Optional<ArrayNode> live = line.live().map(TrendChart::numbers);
    patch.set("live", live.isPresent() ? live.get() : JSON.nullNode());
    return patch;
  }

  private static ArrayNode numbers(ChartLine.Point point) {
    ArrayNode numbers = JSON.arrayNode().add(point.at().toEpochMilli());
    point.value().ifPresentOrElse(numbers::add, numbers::addNull);
    return numbers.add(point.low()).add(point.high()).add(point.refused());
  }
}
