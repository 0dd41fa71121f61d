package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Div;
import java.util.EnumMap;
import java.util.Map;
import org.chimerapool.stats.TimeRange;

/// Links to the same screen over other lengths of time; the URL holds the choice.
public final class TimeRangePicker extends Div {

  private static final String PARAMETER = "range";

  private final Map<TimeRange, AppLink> links = new EnumMap<>(TimeRange.class);

  public TimeRangePicker() {
    addClassName("seg");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-label", getTranslation("range.label"));
    for (TimeRange range : TimeRange.values()) {
      AppLink link = new AppLink(".", getTranslation("range." + range.key()));
      links.put(range, link);
      add(link);
    }
  }

  /// @param url of the screen, whose other choices the links keep
  public void mark(ScreenUrl url, TimeRange current) {
    links.forEach(
        (range, link) -> {
          link.setHref(url.with(PARAMETER, range.key()).href());
          if (range == current) {
            link.getElement().setAttribute("aria-current", "true");
          } else {
            link.getElement().removeAttribute("aria-current");
          }
        });
  }

  /// The range that a URL asks for, otherwise `usual`.
  public static TimeRange from(ScreenUrl url, TimeRange usual) {
    return TimeRange.ofKey(url.get(PARAMETER)).orElse(usual);
  }
}
