package org.chimerapool.ui.hosts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.chimerapool.deployment.executor.SshAccess;
import org.chimerapool.deployment.executor.Trial;
import org.chimerapool.deployment.fleet.NewTarget;
import org.chimerapool.deployment.fleet.Reach;
import org.chimerapool.deployment.fleet.TargetKind;
import org.chimerapool.deployment.provider.Wishes;
import org.chimerapool.identity.Actor;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Toast;

/// Adds a host that the console reaches by itself: over SSH, its own machine, or one that it
/// orders.
public final class AddHostForm {

  private static final String GRID = "grid";

  /// Where the machine comes from.
  private enum Source {
    SSH,
    LOCAL,
    GRID
  }

  private final Words words = PageFormats.current().words();
  private final HostsPresenter presenter;
  private final Actor visitor;
  private final Runnable added;
  private final Select<Source> source = new Select<>();
  private final TextField name = new TextField();
  private final Select<TargetKind> kind = new Select<>();
  private final TextField labels = new TextField();
  private final TextField place = new TextField();
  private final TextField host = new TextField();
  private final IntegerField port = number("host-port", "hosts.port", 22, 1, 65_535);
  private final TextField user = new TextField();
  private final AccessFields access;
  private final TrialList trial = new TrialList();
  private final Paragraph print = new Paragraph();
  private final Div ssh = new Div();
  private final Div grid = new Div();
  private final Paragraph missing = new Paragraph();
  private final IntegerField cores = number("host-cores", "hosts.cores", 2, 1, 64);
  private final IntegerField memory = number("host-memory", "hosts.memory", 4, 1, 256);
  private final IntegerField disk = number("host-disk", "hosts.disk", 20, 5, 10_000);
  private final IntegerField node = new IntegerField();
  private final TriedKey triedKey = new TriedKey();

  private AddHostForm(HostsPresenter presenter, Actor visitor, Runnable added, String consoleKey) {
    this.presenter = presenter;
    this.visitor = visitor;
    this.added = added;
    access = new AccessFields(consoleKey, words);
    source.setId("host-source");
    source.setLabel(words.say("hosts.source"));
    source.setItems(Source.values());
    source.setItemLabelGenerator(
        each -> words.say("hosts.source." + each.name().toLowerCase(Locale.ROOT)));
    source.setWidthFull();
    text(name, "host-name", "hosts.name", "");
    kind.setId("host-kind");
    kind.setLabel(words.say("hosts.kind"));
    kind.setItems(TargetKind.values());
    kind.setItemLabelGenerator(
        each -> words.say("hosts.kind." + each.name().toLowerCase(Locale.ROOT)));
    kind.setValue(TargetKind.GENERIC);
    kind.setWidthFull();
    text(labels, "host-labels", "hosts.labels", "");
    labels.setHelperText(words.say("hosts.labels.help"));
    text(place, "host-place", "hosts.place", "");
    text(host, "host-address", "hosts.address", "");
    text(user, "host-user", "hosts.user", "root");
    print.addClassName("mono");
    print.setVisible(false);
    ssh.addClassName("form");
    ActionButton test = new ActionButton("hosts.test", this::test);
    ssh.add(host, FormDialog.pair(user, port), access, test, trial, print);
    node.setId("host-node");
    node.setLabel(words.say("hosts.node"));
    node.setMin(1);
    node.setWidthFull();
    missing.addClassName("fault");
    grid.addClassName("form");
    grid.add(missing, FormDialog.pair(cores, memory), FormDialog.pair(disk, node));
    host.addValueChangeListener(event -> otherAddress());
    port.addValueChangeListener(event -> otherAddress());
    source.addValueChangeListener(event -> choose());
    source.setValue(Source.SSH);
  }

  private void choose() {
    ssh.setVisible(source.getValue() == Source.SSH);
    grid.setVisible(source.getValue() == Source.GRID);
    if (source.getValue() == Source.GRID) {
      Errand.run(
          presenter::providers,
          all -> {
            String why = all.getOrDefault(GRID, "");
            missing.setText(why);
            missing.setVisible(!why.isEmpty());
          },
          failure -> missing.setText(words.say("action.failed")));
    }
  }

  private void text(TextField field, String id, String key, String value) {
    field.setId(id);
    field.setLabel(words.say(key));
    field.setValue(value);
    field.setMaxLength(253);
    field.setWidthFull();
  }

  private static IntegerField number(String id, String key, int value, int least, int most) {
    IntegerField field = new IntegerField();
    field.setId(id);
    field.setLabel(field.getTranslation(key));
    field.setValue(value);
    field.setMin(least);
    field.setMax(most);
    field.setWidthFull();
    return field;
  }

  /// @param added when there is one more machine, or one is being made
  public static void open(HostsPresenter presenter, Actor visitor, Runnable added) {
    Errand.run(
        presenter::consoleKey,
        key -> new AddHostForm(presenter, visitor, added, key).open(),
        failure -> Toast.fault(PageFormats.current().words().say("action.failed")));
  }

  private void open() {
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            words.say("hosts.title"),
            words.say("hosts.lead"),
            "hosts.add",
            () -> submit(opened[0]),
            source,
            name,
            FormDialog.pair(kind, place),
            labels,
            ssh,
            grid);
    opened[0].open();
  }

  private Reach.Ssh reach() {
    return new Reach.Ssh(
        host.getValue().strip(),
        port.getValue() == null ? 0 : port.getValue(),
        user.getValue().strip(),
        triedKey.key());
  }

  private void otherAddress() {
    triedKey.forget();
    trial.removeAll();
    print.setVisible(false);
  }

  private void test() {
    Reach.Ssh asked;
    SshAccess way;
    int question = triedKey.ask();
    try {
      asked = reach();
      way = access.access();
    } catch (IllegalArgumentException wrong) {
      trial.failed(String.valueOf(wrong.getMessage()));
      return;
    }
    trial.waiting();
    Errand.run(
        () -> presenter.test(visitor, asked, way),
        found -> tried(question, found),
        failure -> {
          if (triedKey.answered(question, Optional.empty())) {
            trial.failed(words.say("action.failed"));
          }
        });
  }

  private void tried(int question, Trial found) {
    if (!triedKey.answered(question, found.hostKey())) {
      return;
    }
    trial.show(found);
    print.setVisible(found.fingerprint().isPresent());
    found.fingerprint().ifPresent(text -> print.setText(words.say("hosts.print", text)));
  }

  private void submit(FormDialog dialog) {
    Runnable work;
    try {
      work =
          switch (source.getValue()) {
            case SSH -> {
              NewTarget target = target(reach());
              SshAccess way = access.access();
              yield () -> presenter.add(visitor, target, Optional.of(way));
            }
            case LOCAL -> {
              NewTarget target = target(new Reach.Local());
              yield () -> presenter.add(visitor, target, Optional.empty());
            }
            case GRID -> {
              Wishes wishes =
                  new Wishes(
                      name.getValue().strip().toLowerCase(Locale.ROOT),
                      or(cores, 0),
                      or(memory, 0),
                      or(disk, 0),
                      node.getValue() == null
                          ? OptionalInt.empty()
                          : OptionalInt.of(node.getValue()));
              yield () -> presenter.order(visitor, GRID, wishes);
            }
          };
    } catch (IllegalArgumentException wrong) {
      dialog.fault(String.valueOf(wrong.getMessage()));
      return;
    }
    dialog.busy();
    Errand.run(
        work,
        () -> {
          dialog.close();
          added.run();
        },
        failure ->
            dialog.fault(
                failure instanceof IllegalArgumentException
                    ? String.valueOf(failure.getMessage())
                    : words.say("action.failed")));
  }

  private static int or(IntegerField field, int otherwise) {
    return field.getValue() == null ? otherwise : field.getValue();
  }

  private NewTarget target(Reach reach) {
    Set<String> wanted =
        Arrays.stream(labels.getValue().toLowerCase(Locale.ROOT).split("[,\\s]+", -1))
            .filter(label -> !label.isEmpty())
            .collect(Collectors.toSet());
    return new NewTarget(
        name.getValue().strip(),
        kind.getValue(),
        wanted,
        place.getValue().strip(),
        false,
        reach,
        visitor.login());
  }
}
