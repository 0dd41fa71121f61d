package org.chimerapool.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/// Nothing is there: says why and what comes next.
public final class EmptyState extends Div {

  public EmptyState(String say, String next, Component... actions) {
    addClassName("empty");
    Div first = new Div(say);
    first.addClassName("say");
    Div second = new Div(next);
    second.addClassName("next");
    add(first, second);
    add(actions);
  }
}
