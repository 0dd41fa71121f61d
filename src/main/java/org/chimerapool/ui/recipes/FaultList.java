package org.chimerapool.ui.recipes;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Consumer;
import org.chimerapool.deployment.recipe.RecipeFault;

/// Every fault of a recipe; each leads to its line.
final class FaultList extends UnorderedList {

  private static final int MOST = 50;

  private final Consumer<RecipeFault> goTo;

  FaultList(Consumer<RecipeFault> goTo) {
    this.goTo = goTo;
    addClassName("faults");
  }

  void show(List<RecipeFault> faults) {
    removeAll();
    faults.stream().limit(MOST).forEach(each -> add(item(each)));
  }

  private ListItem item(RecipeFault fault) {
    Span words = new Span(fault.place() + ": " + fault.words());
    if (fault.line() == 0) {
      return new ListItem(words);
    }
    NativeButton line =
        new NativeButton(getTranslation("recipe.fault.line", fault.line(), fault.column()));
    line.addClassName("chip");
    line.getElement().setAttribute("type", "button");
    line.addClickListener(event -> goTo.accept(fault));
    return new ListItem(line, words);
  }
}
