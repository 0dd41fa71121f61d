package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Div;
import java.util.EnumMap;
import java.util.Map;
import org.chimerapool.stats.Window;

/// Links to the same screen with hashrates over another window; the URL holds the choice.
public final class WindowPicker extends Div {

  private static final String PARAMETER = "window";

  private final Map<Window, AppLink> links = new EnumMap<>(Window.class);

  public WindowPicker(Formats formats) {
    addClassName("seg");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-label", getTranslation("window.label"));
    for (Window window : Window.values()) {
      AppLink link = new AppLink(".", RateWords.window(window, formats.words()));
      links.put(window, link);
      add(link);
    }
  }

  /// @param url of the screen, whose other choices the links keep
  public void mark(ScreenUrl url, Window current) {
    links.forEach(
        (window, link) -> {
          link.setHref(url.with(PARAMETER, window.key()).href());
          if (window == current) {
            link.getElement().setAttribute("aria-current", "true");
          } else {
            link.getElement().removeAttribute("aria-current");
          }
        });
  }

  /// The window that a URL asks for, otherwise the usual one.
  public static Window from(ScreenUrl url) {
    return Window.ofKey(url.get(PARAMETER)).orElse(Window.USUAL);
  }
}
