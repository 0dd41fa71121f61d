package org.chimerapool.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import java.net.URL;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.SavedView;
import org.chimerapool.identity.SavedViews;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.RowMenu;
import org.chimerapool.ui.kit.Toast;

/// Keeps what the page shows under a name, and what can be done to such a view.
final class ViewActions {

  private final SavedViews views;
  private final Visitor visitor;
  private final Runnable done;
  private final Words words = PageFormats.current().words();

  /// @param done is told after each change
  ViewActions(SavedViews views, Visitor visitor, Runnable done) {
    this.views = views;
    this.visitor = visitor;
    this.done = done;
  }

  /// The address as the browser has it: screens change it without navigating.
  void save() {
    UI.getCurrent().getPage().fetchCurrentURL(this::name);
  }

  RowMenu menu(SavedView view) {
    boolean share = Actor.of(visitor).may(Permission.SHARE_VIEWS);
    RowMenu menu =
        new RowMenu(words.say("views.menu", view.name()))
            .action(
                view.usual() ? "views.usual.not" : "views.usual",
                () -> perform(() -> views.makeUsual(visitor, view.id(), !view.usual())));
    if (!view.own()) {
      return menu.note(words.say("views.of", view.name(), view.owner()));
    }
    return menu.action("views.rename", () -> rename(view))
        .action(
            view.shared() ? "views.share.not" : "views.share",
            share,
            DeniedNote.why(Permission.SHARE_VIEWS, words),
            () -> perform(() -> views.share(visitor, view.id(), !view.shared())))
        .grave("views.remove", () -> remove(view));
  }

  private void name(URL here) {
    String query = here.getQuery();
    String address = here.getPath().replaceFirst("^/+", "") + (query == null ? "" : "?" + query);
    ask(
        "views.save",
        "",
        words.say("views.save.lead"),
        name -> {
          views.keep(visitor, name, address);
          return true;
        });
  }

  private void rename(SavedView view) {
    ask("views.rename", view.name(), "", name -> views.rename(visitor, view.id(), name));
  }

  private void ask(String titleKey, String suggested, String lead, Predicate<String> keep) {
    TextField name = new TextField(words.say("views.name"));
    name.setId("view-name");
    name.setValue(suggested);
    name.setMaxLength(SavedView.LONGEST_NAME);
    name.setWidthFull();
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            words.say(titleKey),
            lead,
            "action.save",
            () -> {
              String wanted = name.getValue().strip();
              if (wanted.isEmpty()) {
                opened[0].fault(words.say("field.missing"));
                return;
              }
              opened[0].busy();
              Errand.run(
                  () -> keep.test(wanted),
                  kept -> {
                    if (kept) {
                      opened[0].close();
                      Toast.say(words.say("views.saved", wanted));
                      done.run();
                    } else {
                      opened[0].fault(words.say("views.taken"));
                    }
                  },
                  failure ->
                      opened[0].fault(
                          words.say(
                              failure instanceof IllegalArgumentException
                                  ? "views.cannot"
                                  : "action.failed")));
            },
            name);
    opened[0].open();
    name.focus();
  }

  /// Comes back by itself where it was a slip.
  private void remove(SavedView view) {
    Errand.run(
        () -> views.remove(visitor, view.id()),
        removed -> {
          done.run();
          Toast.undo(words.say("views.removed", view.name()), () -> perform(() -> bringBack(view)));
        },
        failure -> Toast.fault(words.say("action.failed")));
  }

  private boolean bringBack(SavedView lost) {
    views.keep(visitor, lost.name(), lost.address());
    return views.of(visitor).stream()
        .filter(view -> view.own() && view.name().equals(lost.name()))
        .allMatch(
            view ->
                (!lost.shared() || views.share(visitor, view.id(), true))
                    && (!lost.usual() || views.makeUsual(visitor, view.id(), true)));
  }

  private void perform(BooleanSupplier work) {
    Errand.run(
        work::getAsBoolean,
        kept -> {
          if (!kept) {
            Toast.fault(words.say("views.gone"));
          }
          done.run();
        },
        failure -> Toast.fault(words.say("action.failed")));
  }
}
