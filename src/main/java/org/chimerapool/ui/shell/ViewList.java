package org.chimerapool.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chimerapool.identity.SavedView;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.RowMenu;

/// The saved views in the navigation, each with what can be done to it.
final class ViewList extends Div {

  private final ViewActions actions;
  private final UnorderedList list = new UnorderedList();
  private final Consumer<Map<String, String>> usual;
  private List<SavedView> shown = List.of();

  /// @param usual is told which view each screen's own entry leads to, by path
  ViewList(ViewActions actions, Consumer<Map<String, String>> usual) {
    this.actions = actions;
    this.usual = usual;
    addClassName("views");
    Span label = new Span(getTranslation("views.title"));
    label.addClassName("group");
    ActionButton save = new ActionButton("views.save", actions::save).quiet();
    save.addClassName("rarely");
    add(label, list, save);
  }

  void show(List<SavedView> views) {
    if (views.equals(shown)) {
      return;
    }
    shown = views;
    list.removeAll();
    views.forEach(view -> list.add(entry(view)));
    Map<String, String> leads = new HashMap<>();
    views.stream().filter(SavedView::usual).forEach(one -> leads.put(one.path(), one.address()));
    usual.accept(leads);
  }

  private ListItem entry(SavedView view) {
    AppLink link = new AppLink(view.address(), view.name()).look("nav-link");
    link.setTitle(view.own() ? view.name() : getTranslation("views.of", view.name(), view.owner()));
    if (view.shared()) {
      Span shared = new Span(getTranslation("views.shared"));
      shared.addClassName("count");
      link.add(shared);
    }
    RowMenu menu = actions.menu(view);
    ListItem entry = new ListItem(link, menu);
    entry.addClassNames("view", "rarely");
    return entry;
  }
}
