package org.chimerapool.ui.achievements;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import org.chimerapool.gamification.AchievementRule;

/// A badge with its name and a line beside it.
final class BadgeCard extends ListItem {

  private final Div words = new Div();

  BadgeCard(AchievementRule rule, boolean has, String title, String line) {
    addClassName("badge-card");
    getElement().getClassList().set("locked", !has);
    Span second = new Span(line);
    second.addClassName("line");
    words.addClassName("words");
    words.add(new H3(title), second);
    add(new BadgeArt(rule, has), words);
  }

  BadgeCard also(String text) {
    Span third = new Span(text);
    third.addClassName("also");
    words.add(third);
    return this;
  }

  /// @param ratio how far along, 0 to 1
  BadgeCard progress(double ratio) {
    Div fill = new Div();
    fill.setWidth(Math.round(100 * ratio) + "%");
    Div bar = new Div(fill);
    bar.addClassNames("bar", "progress");
    bar.getElement().setAttribute("aria-hidden", "true");
    words.add(bar);
    return this;
  }
}
