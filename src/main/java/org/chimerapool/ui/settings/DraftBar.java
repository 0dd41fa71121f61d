package org.chimerapool.ui.settings;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.chimerapool.ui.kit.ActionButton;

/// Stays in sight while there are changes that were not applied yet.
final class DraftBar extends Div {

  private final Span count = new Span();

  DraftBar(Runnable review, Runnable discard) {
    addClassName("draft-bar");
    getElement().setAttribute("role", "status");
    Div grow = new Div();
    grow.addClassName("grow");
    add(
        count,
        grow,
        new ActionButton("settings.discard", discard).quiet(),
        new ActionButton("settings.review", review).main());
    setVisible(false);
  }

  void show(int changes) {
    setVisible(changes > 0);
    count.setText(getTranslation("settings.draft", changes));
  }
}
