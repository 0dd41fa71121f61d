package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chimerapool.stats.TimeRange;

/// Links to the same screen over other lengths of time; the URL holds the choice.
public final class TimeRangePicker extends Div {

  private static final String PARAMETER = "range";

  private final Map<TimeRange, AppLink> links = new EnumMap<>(TimeRange.class);

  /// @param path of the screen, without a query
  public TimeRangePicker(String path) {
    addClassName("seg");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-label", getTranslation("range.label"));
    for (TimeRange range : TimeRange.values()) {
      AppLink link =
          new AppLink(
              path + "?" + PARAMETER + "=" + range.key(), getTranslation("range." + range.key()));
      links.put(range, link);
      add(link);
    }
  }

  public void mark(TimeRange current) {
    links.forEach(
        (range, link) -> {
          if (range == current) {
            link.getElement().setAttribute("aria-current", "true");
          } else {
            link.getElement().removeAttribute("aria-current");
          }
        });
  }

  /// The range that a URL asks for, otherwise `usual`.
  public static TimeRange from(QueryParameters query, TimeRange usual) {
    return query.getParameters().getOrDefault(PARAMETER, List.of()).stream()
        .findFirst()
        .flatMap(TimeRange::ofKey)
        .orElse(usual);
  }
}
