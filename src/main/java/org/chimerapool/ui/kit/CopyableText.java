package org.chimerapool.ui.kit;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/// A text to take along: shown in full or shortened in its middle, copied in full.
@JsModule("context://chimera/chimera-copy.js")
public final class CopyableText extends Span {

  private final Span shown = new Span();
  private final NativeButton button = new NativeButton();

  public CopyableText(String text) {
    this(text, text);
  }

  public CopyableText(String text, String shortened) {
    addClassName("copy");
    shown.addClassName("mono");
    button.add(new Svg(Icons.COPY));
    button.getElement().setAttribute("type", "button");
    button.getElement().setAttribute("data-copied", getTranslation("copy.done"));
    button.setAriaLabel(getTranslation("copy.label"));
    add(shown, button);
    set(text, shortened);
  }

  public void set(String text, String shortened) {
    shown.setText(shortened);
    shown.setTitle(text);
    button.getElement().setAttribute("data-copy", text);
  }

  /// The beginning and the end of a long text.
  public static String shorten(String text, int ends) {
    return text.length() <= 2 * ends + 1
        ? text
        : text.substring(0, ends) + "…" + text.substring(text.length() - ends);
  }
}
