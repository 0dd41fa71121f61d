package org.chimerapool.ui.overview;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.StatusDot;

/// Every part of the pool in one line, each a link to what it tells of.
final class HealthStrip extends Div {

  private List<Check> shown = List.of();

  HealthStrip() {
    addClassName("health");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-label", getTranslation("overview.health"));
  }

  void show(List<Check> checks, Words words) {
    if (checks.equals(shown)) {
      return;
    }
    shown = checks;
    removeAll();
    for (Check check : checks) {
      AppLink link = new AppLink(check.path(), "").look("chip " + check.tone().css());
      link.add(new StatusDot(check.tone(), words.say(check.text())));
      add(link);
    }
  }
}
