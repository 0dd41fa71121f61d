package org.chimerapool.ui.shell;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.Tone;

/// One line of the console's navigation, with a small figure that says whether to look.
final class NavEntry extends ListItem {

  private final String path;
  private final AppLink link;
  private final Span count = new Span();

  NavEntry(String textKey, String icon, String path) {
    this.path = path;
    link = new AppLink(path, "");
    link.addClassName("nav-link");
    link.removeAll();
    link.add(new Svg(icon), new Span(getTranslation(textKey)), count);
    count("", Tone.OFF);
    add(link);
  }

  /// Left out of the bar of a narrow screen until it is opened.
  NavEntry rarely() {
    addClassName("rarely");
    return this;
  }

  void count(String text, Tone tone) {
    count.setText(text);
    count.setClassName("count " + tone.css());
  }

  /// @param usual the address to open instead of the bare screen, by the screen's path
  void leadTo(Map<String, String> usual) {
    link.setHref(usual.getOrDefault(path, path));
  }

  void highlightAt(String currentPath) {
    boolean here =
        path.equals(currentPath) || (currentPath.startsWith(path + "/") && path.contains("/"));
    link.getElement().setAttribute("highlight", here);
    if (here) {
      link.getElement().setAttribute("aria-current", "page");
    } else {
      link.getElement().removeAttribute("aria-current");
    }
  }
}
