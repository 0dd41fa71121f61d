package org.chimerapool.ui.gate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.shell.Brand;

/// The frame of the pages before the console: a sign, one panel with a form, a way back.
final class GateFrame extends Main {

  private final Div fault = new Div();

  GateFrame(
      String titleKey, String leadKey, String submitKey, Runnable submit, Component... fields) {
    addClassName("gate");
    Paragraph lead = new Paragraph(getTranslation(leadKey));
    lead.addClassName("lead");
    fault.addClassName("fault");
    fault.getElement().setAttribute("role", "alert");
    NativeButton button = new NativeButton(getTranslation(submitKey));
    button.addClassNames("btn", "main");
    Runnable once =
        () -> {
          fault.setText("");
          submit.run();
        };
    button.addClickListener(event -> once.run());
    Div form = new Div(fields);
    Shortcuts.addShortcutListener(this, once::run, Key.ENTER)
        .listenOn(form)
        .resetFocusOnActiveElement();
    form.addClassName("form");
    form.add(fault, button);
    Div panel = new Div(new H1(getTranslation(titleKey)), lead, form);
    panel.addClassName("panel");
    Div foot = new Div(new AppLink("", getTranslation("gate.home")));
    foot.addClassName("foot");
    Div card = new Div(new Brand(".", "Chimera"), panel, foot);
    card.addClassName("card");
    add(card);
  }

  void fault(String text) {
    fault.setText(text);
  }
}
