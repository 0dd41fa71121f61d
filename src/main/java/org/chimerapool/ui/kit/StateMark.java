package org.chimerapool.ui.kit;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Span;

/// A state as colour, drawing and word.
public final class StateMark extends Span {

  public StateMark(Tone tone, String icon, String word) {
    addClassNames("state-mark", tone.css());
    add(new Svg(icon), new Span(word));
  }
}
