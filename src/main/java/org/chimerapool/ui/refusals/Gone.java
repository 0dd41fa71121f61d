package org.chimerapool.ui.refusals;

import com.vaadin.flow.component.html.Div;
import org.chimerapool.ui.kit.Panel;

/// The face of a refusal that is not kept any more.
final class Gone {

  private Gone() {}

  static Panel panel() {
    Panel panel = new Panel("refusal.share", new Div());
    panel.empty("refusal.gone", "refusal.gone.next");
    return panel;
  }
}
