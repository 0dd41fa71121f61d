package org.chimerapool.ui.refusals;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import org.chimerapool.ui.kit.FactList;

/// Named facts in a frame.
final class FactPanel extends Section {

  private final FactList facts = new FactList();

  FactPanel(String titleKey) {
    addClassName("panel");
    Div head = new Div(new H2(getTranslation(titleKey)));
    head.addClassName("head");
    add(head, facts);
  }

  void fact(String nameKey, String value) {
    facts.show(nameKey, value.isEmpty() ? "–" : value);
  }

  /// Hex and the like.
  void code(String nameKey, String value) {
    facts.code(nameKey, value.isEmpty() ? "–" : value);
  }

  /// As above, to be taken along.
  void copy(String nameKey, String value) {
    facts.copy(nameKey, value);
  }
}
