package org.chimerapool.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A framed part of a page with a title. Has a face for loading, for nothing, for failure and for
/// old figures, each without moving the rest of the page.
public final class Panel extends Section {

  private final Span note = new Span();
  private final Div actions = new Div();
  private final Div body = new Div();
  private final Component content;
  private @Nullable Object face;

  public Panel(String titleKey, Component content) {
    this.content = content;
    addClassName("panel");
    H2 title = new H2(getTranslation(titleKey));
    note.addClassName("note");
    actions.addClassName("actions");
    Div head = new Div(title, note, actions);
    head.addClassName("head");
    body.addClassName("body");
    add(head, body);
    loading();
  }

  public Panel note(String text) {
    note.setText(text);
    return this;
  }

  public Panel action(Component action) {
    actions.add(action);
    return this;
  }

  public void loading() {
    if (changesTo("loading")) {
      Div skeleton = new Div();
      skeleton.addClassName("skeleton");
      skeleton.getElement().setAttribute("aria-busy", "true");
      for (int i = 0; i < 3; i++) {
        skeleton.getElement().appendChild(new com.vaadin.flow.dom.Element("i"));
      }
      body.add(skeleton);
    }
  }

  public void ready() {
    if (changesTo("ready")) {
      body.add(content);
    }
  }

  /// @param sayKey what is not there
  /// @param nextKey why, and what to do about it
  public void empty(String sayKey, String nextKey) {
    if (changesTo(sayKey)) {
      body.add(new EmptyState(getTranslation(sayKey), getTranslation(nextKey)));
    }
  }

  /// The figures could not be read; they are asked for again by themselves.
  public void failed() {
    if (changesTo("failed")) {
      body.add(new EmptyState(getTranslation("panel.failed"), getTranslation("panel.failed.next")));
    }
  }

  /// Shows the face that fits what was read.
  ///
  /// @param emptyKey says that there is nothing; with `.next` behind it, why and what to do
  public <T> void show(
      Reading<T> reading, Predicate<T> isEmpty, String emptyKey, Consumer<T> content) {
    switch (reading) {
      case Reading.There<T>(T value) when isEmpty.test(value) ->
          empty(emptyKey, emptyKey + ".next");
      case Reading.There<T>(T value) -> {
        ready();
        content.accept(value);
      }
      case Reading.Failed<T>() -> failed();
    }
  }

  private boolean changesTo(Object next) {
    if (next.equals(face)) {
      return false;
    }
    face = next;
    body.removeAll();
    return true;
  }
}
