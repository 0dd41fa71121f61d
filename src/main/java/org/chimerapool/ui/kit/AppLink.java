package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Anchor;

/// A link to another screen of this program; follows it without loading the page anew.
public final class AppLink extends Anchor {

  public AppLink(String path, String text) {
    super(path.isEmpty() ? "." : path, text);
    getElement().setAttribute("router-link", true);
  }

  public AppLink look(String classes) {
    setClassName(classes);
    return this;
  }
}
