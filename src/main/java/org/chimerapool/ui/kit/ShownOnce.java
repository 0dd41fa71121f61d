package org.chimerapool.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/// Shows what nobody can read again. Goes only by its one button.
public final class ShownOnce {

  private ShownOnce() {}

  /// @param closeKey says that the reader has kept it
  public static void open(String title, String lead, String closeKey, Component... shown) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(title);
    dialog.setWidth("min(480px, 100vw - 32px)");
    dialog.setCloseOnOutsideClick(false);
    dialog.setCloseOnEsc(false);
    Paragraph words = new Paragraph(lead);
    words.addClassName("dim");
    Div content = new Div(words);
    content.addClassName("form");
    content.add(shown);
    dialog.add(content);
    dialog.getFooter().add(new ActionButton(closeKey, dialog::close).main());
    dialog.open();
  }
}
