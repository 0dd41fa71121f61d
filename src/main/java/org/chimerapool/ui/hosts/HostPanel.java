package org.chimerapool.ui.hosts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chimerapool.deployment.fleet.Reach;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FactList;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.TypedConfirm;
import org.jspecify.annotations.Nullable;

/// The way to one host: its key, how the console logs in, and a trial of it.
public final class HostPanel extends Div {

  private final HostsPresenter presenter;
  private final Actor visitor;
  private final Words words = PageFormats.current().words();
  private final FactList facts = new FactList();
  private final Paragraph other = new Paragraph();
  private final TrialList trial = new TrialList();
  private final ActionButton trust;
  private final Panel panel;
  private final Div actions;
  private @Nullable Target target;
  private HostModel model = HostModel.NONE;

  public HostPanel(HostsPresenter presenter, Actor visitor) {
    this.presenter = presenter;
    this.visitor = visitor;
    other.addClassName("fault");
    other.getElement().setAttribute("role", "alert");
    other.setVisible(false);
    ActionButton test = new ActionButton("hosts.test", this::test);
    ActionButton change = new ActionButton("hosts.access", this::change);
    trust = new ActionButton("hosts.trust", this::askTrust).grave();
    trust.setVisible(false);
    boolean may = visitor.may(Permission.RUN_DEPLOYMENTS);
    String why = DeniedNote.why(Permission.RUN_DEPLOYMENTS, words);
    List.of(test, change, trust).forEach(each -> each.allowed(may, why));
    panel = new Panel("hosts.panel", new Div(facts, other, trust, trial));
    actions = new Div(change, test);
    actions.addClassName("actions");
    panel.action(actions).ready();
    add(panel);
    setVisible(false);
  }

  /// Where several hosts are on one page.
  HostPanel named(String name) {
    panel.note(name);
    return this;
  }

  /// Shown for a host that the console logs in to, and its own machine.
  public void show(Target now) {
    boolean another = target == null || target.id() != now.id();
    target = now;
    if (now.reach() instanceof Reach.Local) {
      setVisible(true);
      actions.setVisible(false);
      facts.show("hosts.where", words.say("hosts.source.local"));
    } else if (now.reach() instanceof Reach.Agent) {
      setVisible(false);
    } else if (another || !isVisible()) {
      read();
    }
  }

  private void read() {
    Target asked = target;
    if (asked != null) {
      Errand.run(
          () -> presenter.host(asked),
          this::show,
          failure -> trial.failed(words.say("action.failed")));
    }
  }

  private void show(HostModel now) {
    model = now;
    setVisible(now.host().isPresent());
    now.host()
        .ifPresent(
            host ->
                facts.code(
                    "hosts.where", "%s@%s:%d".formatted(host.user(), host.host(), host.port())));
    facts.show("hosts.way", words.say("hosts.way." + now.way().name().toLowerCase(Locale.ROOT)));
    facts.show("hosts.sudo", words.say(now.sudo() ? "hosts.yes" : "hosts.no"));
    facts.code("hosts.pinned", now.pinned().orElse(words.say("hosts.pinned.none")));
    other.setVisible(now.other().isPresent());
    trust.setVisible(now.other().isPresent());
    now.other().ifPresent(print -> other.setText(words.say("hosts.other", print)));
  }

  private void test() {
    Target asked = target;
    if (asked != null) {
      trial.waiting();
      Errand.run(
          () -> presenter.test(visitor, asked),
          found -> {
            trial.show(found);
            read();
          },
          failure -> trial.failed(words.say("action.failed")));
    }
  }

  private void change() {
    Target asked = target;
    if (asked == null) {
      return;
    }
    Errand.run(
        presenter::consoleKey,
        key -> change(asked, key),
        failure -> trial.failed(words.say("action.failed")));
  }

  private void change(Target asked, String consoleKey) {
    AccessFields fields = new AccessFields(consoleKey, words);
    fields.show(model.way(), model.sudo());
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            words.say("hosts.access.title", asked.name()),
            "",
            "hosts.access.save",
            () -> {
              opened[0].busy();
              Errand.run(
                  () -> presenter.access(visitor, asked, fields.access()),
                  () -> {
                    opened[0].close();
                    read();
                  },
                  failure ->
                      opened[0].fault(
                          failure instanceof IllegalArgumentException
                              ? String.valueOf(failure.getMessage())
                              : words.say("action.failed")));
            },
            fields);
    opened[0].open();
  }

  private void askTrust() {
    Target asked = target;
    Optional<String> print = model.other();
    if (asked == null || print.isEmpty()) {
      return;
    }
    TypedConfirm.open(
        words.say("hosts.trust.title", asked.name()),
        words.say("hosts.trust.effect", print.get()),
        asked.name(),
        "hosts.trust",
        dialog -> {
          dialog.busy();
          Errand.run(
              () -> presenter.trust(visitor, asked, print.get()),
              done -> {
                dialog.close();
                read();
              },
              failure -> dialog.fault(words.say("action.failed")));
        });
  }
}
