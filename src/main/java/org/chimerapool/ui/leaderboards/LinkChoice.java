package org.chimerapool.ui.leaderboards;

import com.vaadin.flow.component.html.Div;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.ScreenUrl;

/// Links to the same screen with another value of one parameter; the URL holds the choice.
final class LinkChoice extends Div {

  private final String parameter;
  private final Map<String, AppLink> links = new LinkedHashMap<>();

  LinkChoice(String labelKey, String parameter) {
    this.parameter = parameter;
    addClassName("seg");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-label", getTranslation(labelKey));
  }

  /// @param value empty for what is shown when the address says nothing
  LinkChoice option(String value, String text) {
    AppLink link = new AppLink(".", text);
    links.put(value, link);
    add(link);
    return this;
  }

  void mark(ScreenUrl url, String current) {
    links.forEach(
        (value, link) -> {
          link.setHref(url.with(parameter, value).href());
          if (value.equals(current)) {
            link.getElement().setAttribute("aria-current", "true");
          } else {
            link.getElement().removeAttribute("aria-current");
          }
        });
  }
}
