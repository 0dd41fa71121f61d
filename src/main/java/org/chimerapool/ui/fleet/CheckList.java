package org.chimerapool.ui.fleet;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.Optional;
import org.chimerapool.deployment.fleet.HealthCheck;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.Confirm;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.RowMenu;
import org.chimerapool.ui.kit.Toast;

/// What machines look at by themselves, and what they may repair.
final class CheckList extends Dialog {

  private final transient FleetPresenter presenter;
  private final Actor visitor;
  private final transient Formats formats;
  private final DataTable<HealthCheck> table;
  private final boolean may;
  private final String why;

  private CheckList(FleetPresenter presenter, Actor visitor, Formats formats) {
    this.presenter = presenter;
    this.visitor = visitor;
    this.formats = formats;
    may = visitor.may(Permission.RUN_DEPLOYMENTS);
    why = DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words());
    setHeaderTitle(getTranslation("fleet.checks"));
    setWidth("min(820px, 100vw - 32px)");
    Paragraph lead = new Paragraph(getTranslation("fleet.checks.lead"));
    lead.addClassName("dim");
    table =
        new DataTable<HealthCheck>(getTranslation("fleet.checks"))
            .text("fleet.check.name", HealthCheck::name)
            .column("fleet.check.applies", "", HealthCheck::appliesTo, this::applies)
            .figure("fleet.check.every", check -> formats.span(check.every()))
            .text("fleet.check.repair", this::repair)
            .column("", "r", check -> check, this::menu);
    add(lead, table);
    getFooter()
        .add(
            new ActionButton("fleet.key.renew", this::renewKey).quiet().allowed(may, why),
            new ActionButton("fleet.check.new", () -> edit(Optional.empty())).allowed(may, why),
            new ActionButton("dialog.close", this::close).main());
    read();
  }

  static void open(FleetPresenter presenter, Actor visitor, Formats formats) {
    new CheckList(presenter, visitor, formats).open();
  }

  private void read() {
    table.show(presenter.checks());
  }

  private Component applies(HealthCheck check) {
    Span meant =
        new Span(
            check.appliesTo().isEmpty() ? getTranslation("fleet.check.all") : check.appliesTo());
    meant.addClassName(check.appliesTo().isEmpty() ? "dim" : "mono");
    return meant;
  }

  private String repair(HealthCheck check) {
    return check.repair().isEmpty()
        ? "–"
        : getTranslation(
            "fleet.check.repair.most", check.repairMost(), formats.span(check.repairWindow()));
  }

  private Component menu(HealthCheck check) {
    RowMenu menu =
        new RowMenu(getTranslation("fleet.check.menu", check.name()))
            .action("fleet.check.edit", () -> edit(Optional.of(check)))
            .grave("fleet.check.remove", () -> remove(check));
    return may ? menu : menu.denied(why);
  }

  private void remove(HealthCheck check) {
    Confirm.open(
        getTranslation("fleet.check.remove.title", check.name()),
        getTranslation("fleet.check.remove.effect"),
        "fleet.check.remove",
        () ->
            Errand.run(
                () -> presenter.remove(visitor, check),
                this::read,
                failure -> Toast.fault(getTranslation("action.failed"))));
  }

  private void renewKey() {
    Confirm.open(
        getTranslation("fleet.key.renew.title"),
        getTranslation("fleet.key.renew.effect"),
        "fleet.key.renew",
        () ->
            Errand.run(
                () -> presenter.renewKey(visitor),
                fingerprint -> Toast.say(getTranslation("fleet.key.renewed")),
                failure -> Toast.fault(getTranslation("action.failed"))));
  }

  private void edit(Optional<HealthCheck> known) {
    TextField name = text("check-name", "fleet.check.name", known.map(HealthCheck::name));
    TextField applies =
        text("check-applies", "fleet.check.applies", known.map(HealthCheck::appliesTo));
    applies.setHelperText(getTranslation("fleet.check.applies.help"));
    TextArea command =
        area("check-command", "fleet.check.command", known.map(HealthCheck::command));
    command.setHelperText(getTranslation("fleet.check.command.help"));
    TextArea repair = area("check-repair", "fleet.check.repair", known.map(HealthCheck::repair));
    repair.setHelperText(getTranslation("fleet.check.repair.help"));
    IntegerField every =
        number("check-every", "fleet.check.every.s", seconds(known.map(HealthCheck::every), 60));
    IntegerField limit =
        number("check-limit", "fleet.check.limit.s", seconds(known.map(HealthCheck::limit), 20));
    IntegerField most =
        number("check-most", "fleet.check.most", known.map(HealthCheck::repairMost).orElse(3));
    IntegerField window =
        number(
            "check-window",
            "fleet.check.window.s",
            seconds(known.map(HealthCheck::repairWindow), 3_600));
    FormDialog[] opened = new FormDialog[1];
    Runnable submit =
        () -> {
          FormDialog dialog = opened[0];
          HealthCheck check;
          try {
            check =
                new HealthCheck(
                    known.map(HealthCheck::id).orElse(0L),
                    name.getValue().strip(),
                    applies.getValue().strip(),
                    command.getValue(),
                    Duration.ofSeconds(value(every)),
                    Duration.ofSeconds(value(limit)),
                    repair.getValue().strip(),
                    value(most),
                    Duration.ofSeconds(value(window)));
          } catch (IllegalArgumentException wrong) {
            dialog.fault(String.valueOf(wrong.getMessage()));
            return;
          }
          dialog.busy();
          Errand.run(
              () -> presenter.save(visitor, check),
              () -> {
                dialog.close();
                read();
              },
              failure -> dialog.fault(getTranslation("action.failed")));
        };
    opened[0] =
        new FormDialog(
            getTranslation(known.isEmpty() ? "fleet.check.new" : "fleet.check.edit"),
            getTranslation("fleet.check.lead"),
            "fleet.check.save",
            submit,
            name,
            applies,
            command,
            FormDialog.pair(every, limit),
            repair,
            FormDialog.pair(most, window));
    opened[0].open();
  }

  private static int value(IntegerField field) {
    return field.getValue() == null ? 0 : field.getValue();
  }

  private static int seconds(Optional<Duration> known, int usual) {
    return known.map(span -> Math.toIntExact(span.toSeconds())).orElse(usual);
  }

  private TextField text(String id, String key, Optional<String> value) {
    TextField field = new TextField(getTranslation(key));
    field.setId(id);
    field.setValue(value.orElse(""));
    field.setMaxLength(200);
    field.setWidthFull();
    return field;
  }

  private TextArea area(String id, String key, Optional<String> value) {
    TextArea field = new TextArea(getTranslation(key));
    field.setId(id);
    field.setValue(value.orElse(""));
    field.setMaxLength(4_000);
    field.setMaxRows(8);
    field.setWidthFull();
    field.addClassName("code");
    return field;
  }

  private IntegerField number(String id, String key, int value) {
    IntegerField field = new IntegerField(getTranslation(key));
    field.setId(id);
    field.setValue(value);
    field.setWidthFull();
    return field;
  }
}
