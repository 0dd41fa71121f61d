package org.chimerapool.ui.shell;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import org.chimerapool.ui.kit.Icons;

/// The sign and a name, as a link.
public final class Brand extends Anchor {

  private final Span name = new Span();

  public Brand(String href, String text) {
    setHref(href);
    setRouterIgnore(false);
    addClassName("brand");
    name.setText(text);
    add(new Svg(Icons.BRAND), name);
  }

  public void name(String text) {
    name.setText(text);
  }
}
