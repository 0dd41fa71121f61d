package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;

/// A question mark beside a figure; explains its name.
public final class HelpMark extends Div {

  public HelpMark(Term term) {
    String name = getTranslation(term.nameKey());
    NativeButton mark = new NativeButton("?");
    mark.addClassName("help");
    mark.getElement().setAttribute("type", "button");
    mark.setAriaLabel(getTranslation("term.what", name));
    Span title = new Span(name);
    title.getStyle().set("font-weight", "600").set("display", "block");
    Div text = new Div(title, new Span(getTranslation(term.textKey())));
    text.addClassName("meaning");
    Popover popover = new Popover(text);
    popover.setTarget(mark);
    popover.setPosition(PopoverPosition.BOTTOM_START);
    popover.setAriaLabel(name);
    getStyle().set("display", "contents");
    add(mark, popover);
  }
}
