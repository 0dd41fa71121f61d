package org.chimerapool.ui.home;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import org.chimerapool.kernel.WorkerName;

/// Leads from an address to its page.
final class LookupPanel extends Section {

  private final TextField address = new TextField();

  LookupPanel() {
    addClassName("panel");
    Span note = new Span(getTranslation("home.lookup.note"));
    note.addClassName("note");
    Div head = new Div(new H2(getTranslation("home.lookup")), note);
    head.addClassName("head");
    address.setPlaceholder(getTranslation("home.lookup.label"));
    address.setAriaLabel(getTranslation("home.lookup.label"));
    address.getElement().setAttribute("autocomplete", "off");
    address.setMaxLength(WorkerName.MAX_LENGTH);
    address.setId("address");
    address.addKeyPressListener(Key.ENTER, event -> go());
    NativeButton go = new NativeButton(getTranslation("home.lookup.go"));
    go.addClassName("btn");
    go.addClickListener(event -> go());
    Div row = new Div(address, go);
    row.addClassName("lookup");
    add(head, row);
  }

  /// Takes an address, or a whole worker's name of which the address counts.
  private void go() {
    WorkerName.parse(address.getValue().strip())
        .ifPresentOrElse(
            name -> UI.getCurrent().navigate("miner/" + name.address()),
            () -> {
              address.setErrorMessage(getTranslation("home.lookup.form"));
              address.setInvalid(true);
            });
  }
}
