package org.chimerapool.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/// Asks for a few things at once. Stays open, with its values, until what was asked for is done.
public final class FormDialog extends Dialog {

  private final Div fault = new Div();
  private final ActionButton save;

  /// @param lead says in a sentence what comes of it; empty for none
  /// @param submit reads the fields, starts the work and calls [#close()] or [#fault(String)]
  public FormDialog(
      String title, String lead, String saveKey, Runnable submit, Component... fields) {
    setHeaderTitle(title);
    setWidth("min(560px, 100vw - 32px)");
    setCloseOnOutsideClick(false);
    Div form = new Div();
    form.addClassName("form");
    if (!lead.isEmpty()) {
      Paragraph words = new Paragraph(lead);
      words.addClassName("dim");
      form.add(words);
    }
    form.add(fields);
    fault.addClassName("fault");
    fault.getElement().setAttribute("role", "alert");
    form.add(fault);
    add(form);
    save =
        new ActionButton(
                saveKey,
                () -> {
                  fault("");
                  submit.run();
                })
            .main();
    getFooter().add(new ActionButton("dialog.cancel", this::close), save);
  }

  /// Two fields side by side, one below the other where there is no room.
  public static Div pair(Component... fields) {
    Div pair = new Div(fields);
    pair.addClassName("pair");
    return pair;
  }

  /// Says what is wrong with the whole; the fields say what is wrong with them.
  public void fault(String text) {
    fault.setText(text);
    save.setEnabled(true);
  }

  /// Waits for the work that was started.
  public void busy() {
    save.setEnabled(false);
  }

  public FormDialog grave() {
    save.removeClassName("main");
    save.grave();
    return this;
  }

  /// Whether the button that does it may be pressed.
  public void ready(boolean ready) {
    save.setEnabled(ready);
  }
}
