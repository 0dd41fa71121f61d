package org.chimerapool.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Locale;

/// Lets a visitor choose colour scheme and language; the browser remembers both.
final class Preferences extends Div {

  private final BrowserMemory.Scheme scheme = BrowserMemory.scheme(VaadinRequest.getCurrent());

  Preferences() {
    addClassName("menu");
    Div schemes = choices("menu.scheme");
    for (BrowserMemory.Scheme choice : BrowserMemory.Scheme.values()) {
      NativeButton button = button(getTranslation("scheme." + choice.key()), choice == scheme);
      button.addClickListener(event -> choose(choice, schemes, button));
      schemes.add(button);
    }
    Div languages = choices("menu.language");
    languages.add(language("English", Locale.ENGLISH), language("Deutsch", Locale.GERMAN));
  }

  private Div choices(String labelKey) {
    Span label = new Span(getTranslation(labelKey));
    label.addClassName("label");
    Div choices = new Div();
    choices.addClassName("seg");
    choices.getElement().setAttribute("role", "group");
    choices.getElement().setAttribute("aria-label", getTranslation(labelKey));
    Div group = new Div(label, choices);
    group.addClassName("group");
    add(group);
    return choices;
  }

  private static NativeButton button(String text, boolean chosen) {
    NativeButton button = new NativeButton(text);
    button.getElement().setAttribute("type", "button");
    mark(button, chosen);
    return button;
  }

  private NativeButton language(String text, Locale language) {
    boolean current = getLocale().getLanguage().equals(language.getLanguage());
    NativeButton button = button(text, current);
    button.getElement().setAttribute("lang", language.getLanguage());
    button.addClickListener(
        event -> {
          BrowserMemory.remember(language);
          UI.getCurrent().getPage().reload();
        });
    return button;
  }

  private static void choose(BrowserMemory.Scheme choice, Div group, NativeButton chosen) {
    BrowserMemory.remember(choice);
    UI.getCurrent().getPage().setColorScheme(choice.vaadin());
    group.getChildren().forEach(child -> mark(child, child.equals(chosen)));
  }

  private static void mark(com.vaadin.flow.component.Component button, boolean chosen) {
    button.getElement().setAttribute("aria-pressed", Boolean.toString(chosen));
  }
}
