package org.chimerapool.ui.kit;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/// Asks for the name of what is to go, letter by letter, before something that cannot be undone.
public final class TypedConfirm {

  private TypedConfirm() {}

  /// @param effect says what is gone afterwards and what stays
  /// @param confirmed does it; closes the dialog or tells it the fault
  public static void open(
      String title, String effect, String name, String confirmKey, Consumer<FormDialog> confirmed) {
    TextField typed = new TextField();
    FormDialog[] opened = new FormDialog[1];
    FormDialog dialog =
        new FormDialog(title, effect, confirmKey, () -> confirmed.accept(opened[0]), typed).grave();
    opened[0] = dialog;
    typed.setId("typed-name");
    typed.setLabel(dialog.getTranslation("confirm.type", name));
    typed.getElement().setAttribute("autocomplete", "off");
    typed.setValueChangeMode(ValueChangeMode.EAGER);
    typed.addValueChangeListener(event -> dialog.ready(name.equals(event.getValue())));
    typed.setWidthFull();
    dialog.ready(false);
    dialog.open();
    typed.focus();
  }
}
