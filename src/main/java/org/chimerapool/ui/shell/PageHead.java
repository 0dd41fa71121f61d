package org.chimerapool.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;

/// A console page's title line: its name, then what steers the page.
public final class PageHead extends Div {

  private final Div title;

  public PageHead(String titleKey, Component... steering) {
    addClassName("top");
    title = new Div(new H1(getTranslation(titleKey)));
    title.addClassName("title");
    Div grow = new Div();
    grow.addClassName("grow");
    add(title, grow);
    add(steering);
  }

  public PageHead beside(Component remark) {
    title.add(remark);
    return this;
  }
}
