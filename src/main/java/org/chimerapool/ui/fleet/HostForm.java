package org.chimerapool.ui.fleet;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.chimerapool.deployment.fleet.NewTarget;
import org.chimerapool.deployment.fleet.Reach;
import org.chimerapool.deployment.fleet.TargetKind;
import org.chimerapool.identity.Actor;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.PageFormats;

/// Adds a machine that the console reaches by itself.
final class HostForm {

  private final Words words = PageFormats.current().words();
  private final TextField name = new TextField();
  private final Select<TargetKind> kind = new Select<>();
  private final TextField labels = new TextField();
  private final TextField place = new TextField();
  private final Checkbox local = new Checkbox();
  private final TextField host = new TextField();
  private final IntegerField port = new IntegerField();
  private final TextField user = new TextField();

  private HostForm() {
    text(name, "host-name", "fleet.col.name", "");
    kind.setId("host-kind");
    kind.setLabel(words.say("fleet.col.kind"));
    kind.setItems(TargetKind.values());
    kind.setItemLabelGenerator(each -> words.say("fleet.kind." + FleetFilter.key(each)));
    kind.setValue(TargetKind.GENERIC);
    kind.setWidthFull();
    TargetFields.labels(labels, "host-labels");
    TargetFields.place(place, "host-place");
    local.setId("host-local");
    local.setLabel(words.say("fleet.host.local"));
    local.addValueChangeListener(event -> ways());
    text(host, "host-host", "fleet.host.address", "");
    text(user, "host-user", "fleet.host.user", "root");
    port.setId("host-port");
    port.setLabel(words.say("fleet.host.port"));
    port.setValue(22);
    port.setMin(1);
    port.setMax(65_535);
    port.setWidthFull();
  }

  private void ways() {
    boolean ssh = !local.getValue();
    host.setVisible(ssh);
    user.setVisible(ssh);
    port.setVisible(ssh);
  }

  private void text(TextField field, String id, String key, String value) {
    field.setId(id);
    field.setLabel(words.say(key));
    field.setValue(value);
    field.setMaxLength(100);
    field.setWidthFull();
  }

  static void open(FleetPresenter presenter, Actor visitor, Runnable added) {
    HostForm form = new HostForm();
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            form.words.say("fleet.host.title"),
            form.words.say("fleet.host.lead"),
            "fleet.host.add",
            () -> form.submit(opened[0], presenter, visitor, added),
            form.name,
            FormDialog.pair(form.kind, form.place),
            form.labels,
            form.local,
            form.host,
            FormDialog.pair(form.user, form.port));
    opened[0].open();
  }

  private void submit(
      FormDialog dialog, FleetPresenter presenter, Actor visitor, Runnable added) {
    NewTarget target;
    try {
      Reach reach =
          local.getValue()
              ? new Reach.Local()
              : new Reach.Ssh(
                  host.getValue().strip(),
                  port.getValue() == null ? 0 : port.getValue(),
                  user.getValue().strip(),
                  Optional.empty());
      target =
          new NewTarget(
              name.getValue().strip(),
              kind.getValue(),
              TargetFields.labels(labels),
              place.getValue().strip(),
              false,
              reach,
              visitor.login());
    } catch (IllegalArgumentException wrong) {
      dialog.fault(String.valueOf(wrong.getMessage()));
      return;
    }
    dialog.busy();
    Errand.run(
        () -> presenter.add(visitor, target),
        made -> {
          dialog.close();
          added.run();
        },
        failure -> dialog.fault(words.say("action.failed")));
  }
}
