package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Span;

/// A short word in a pill.
public final class Chip extends Span {

  public Chip(String text) {
    super(text);
    addClassName("chip");
  }

  /// Marks what is not real: coins of a simulated chain, virtual miners.
  public static Chip simulated(String text) {
    Chip chip = new Chip(text);
    chip.addClassNames("violet", "tiny");
    return chip;
  }
}
