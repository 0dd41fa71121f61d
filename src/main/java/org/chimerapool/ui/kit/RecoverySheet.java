package org.chimerapool.ui.kit;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import java.util.List;

/// Recovery codes, shown once, with a button that copies all of them.
@JsModule("context://chimera/chimera-copy.js")
public final class RecoverySheet extends Div {

  public RecoverySheet(List<String> codes) {
    addClassName("recovery");
    OrderedList list = new OrderedList();
    list.addClassName("mono");
    codes.forEach(code -> list.add(new ListItem(code)));
    NativeButton copy = new NativeButton(getTranslation("recovery.copy"));
    copy.addClassName("btn");
    copy.getElement().setAttribute("type", "button");
    copy.getElement().setAttribute("data-copy", String.join("\n", codes));
    copy.setAriaLabel(getTranslation("recovery.copy"));
    copy.getElement().setAttribute("data-copied", getTranslation("copy.done"));
    add(list, copy);
  }
}
