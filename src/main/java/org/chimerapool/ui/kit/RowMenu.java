package org.chimerapool.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;

/// What can be done with one line of a table, behind one button.
public final class RowMenu extends Div {

  private final Popover popover = new Popover();
  private final Div actions = new Div();

  /// @param label what the button is for, for those who do not see where it stands
  public RowMenu(String label) {
    addClassName("row-menu");
    NativeButton opener = new NativeButton();
    opener.addClassNames("btn", "quiet", "icon");
    opener.getElement().setAttribute("type", "button");
    opener.setAriaLabel(label);
    opener.add(new Svg(Icons.MORE));
    actions.addClassName("actions");
    popover.add(actions);
    popover.setTarget(opener);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setAriaLabel(label);
    add(opener, popover);
  }

  public RowMenu action(String textKey, Runnable action) {
    return add(new ActionButton(textKey, () -> close(action)).quiet());
  }

  /// @param why told where it is not allowed
  public RowMenu action(String textKey, boolean allowed, String why, Runnable action) {
    return add(new ActionButton(textKey, () -> close(action)).quiet().allowed(allowed, why));
  }

  public RowMenu grave(String textKey, Runnable action) {
    return add(new ActionButton(textKey, () -> close(action)).quiet().grave());
  }

  /// Nothing of it may be done; it says why.
  public RowMenu denied(String why) {
    actions
        .getChildren()
        .forEach(
            each -> {
              if (each instanceof ActionButton button) {
                button.allowed(false, why);
              }
            });
    return note(why);
  }

  /// A remark below what can be done.
  public RowMenu note(String text) {
    Span note = new Span(text);
    note.addClassName("note");
    actions.add(note);
    return this;
  }

  private void close(Runnable action) {
    popover.close();
    action.run();
  }

  private RowMenu add(Component action) {
    actions.add(action);
    return this;
  }
}
