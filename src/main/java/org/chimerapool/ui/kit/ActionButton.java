package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.NativeButton;

/// A button that does something, and says why where it must not.
public final class ActionButton extends NativeButton {

  public ActionButton(String textKey, Runnable action) {
    setText(getTranslation(textKey));
    addClassName("btn");
    getElement().setAttribute("type", "button");
    addClickListener(event -> action.run());
  }

  /// The one button of a screen that stands out.
  public ActionButton main() {
    addClassName("main");
    return this;
  }

  /// Takes something away that does not come back.
  public ActionButton grave() {
    addClassName("grave");
    return this;
  }

  public ActionButton quiet() {
    addClassName("quiet");
    return this;
  }

  /// @param why shown as tooltip where it is not allowed
  public ActionButton allowed(boolean allowed, String why) {
    setEnabled(allowed);
    setTitle(allowed ? "" : why);
    return this;
  }
}
