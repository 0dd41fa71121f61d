package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Span;

/// A state as colour, shape and word; the word may be for screen readers only.
public final class StatusDot extends Span {

  private final Span dot = new Span();
  private final Span word = new Span();
  private final boolean visible;

  public StatusDot(Tone tone, String text) {
    this(tone, text, true);
  }

  private StatusDot(Tone tone, String text, boolean visible) {
    this.visible = visible;
    addClassName("status");
    dot.getElement().setAttribute("aria-hidden", "true");
    set(tone, text);
    add(dot, word);
  }

  /// The shape alone, with its word as tooltip and for screen readers.
  public static StatusDot bare(Tone tone, String text) {
    return new StatusDot(tone, text, false);
  }

  public void set(Tone tone, String text) {
    dot.setClassName("dot " + tone.css());
    word.setClassName(visible ? "word " + tone.css() : "unseen");
    word.setText(text);
    if (!visible) {
      setTitle(text);
    }
  }
}
