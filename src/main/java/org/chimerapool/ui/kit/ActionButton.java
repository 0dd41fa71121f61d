package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.NativeButton;

/// A button that does something, and says why where it must not.
public final class ActionButton extends NativeButton {

  private String denied = "";

  public ActionButton(String textKey, Runnable action) {
    setText(getTranslation(textKey));
    addClassName("btn");
    getElement().setAttribute("type", "button");
    addClickListener(
        event -> {
          if (denied.isEmpty()) {
            action.run();
          } else {
            Toast.note(denied);
          }
        });
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

  /// Where it is not allowed it stays within reach of the keyboard, and says why there too.
  ///
  /// @param why told as description, and when it is pressed
  public ActionButton allowed(boolean allowed, String why) {
    denied = allowed ? "" : why;
    setTitle(denied);
    if (allowed) {
      getElement().removeAttribute("aria-disabled");
    } else {
      getElement().setAttribute("aria-disabled", "true");
    }
    return this;
  }
}
