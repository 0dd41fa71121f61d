package org.chimerapool.ui.shell;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import org.chimerapool.ui.kit.Icons;
import org.chimerapool.ui.palette.CommandPalette;

/// Opens the command palette for those who have no keyboard or do not know its key yet.
final class FindButton extends NativeButton {

  FindButton(CommandPalette palette) {
    addClassName("find");
    getElement().setAttribute("type", "button");
    getElement().setAttribute("aria-keyshortcuts", "Control+K Meta+K");
    setAriaLabel(getTranslation("palette.open"));
    Span text = new Span(getTranslation("palette.find"));
    Span key = new Span("Ctrl K");
    key.addClassName("kbd");
    key.getElement().setAttribute("aria-hidden", "true");
    add(new Svg(Icons.FIND), text, key);
    getElement().executeJs("this.addEventListener('click', () => $0.open())", palette.getElement());
  }
}
