package org.chimerapool.ui.fleet;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import java.util.stream.Collectors;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.identity.Actor;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.PageFormats;

/// Changes what people say of a machine.
final class TargetForm {

  private TargetForm() {}

  static void open(FleetPresenter presenter, Actor visitor, Target target, Runnable changed) {
    Words words = PageFormats.current().words();
    TextField name = new TextField(words.say("fleet.col.name"));
    name.setId("target-name");
    name.setValue(target.name());
    name.setMaxLength(100);
    name.setWidthFull();
    TextField place = new TextField();
    TargetFields.place(place, "target-place");
    place.setValue(target.place());
    TextField labels = new TextField();
    TargetFields.labels(labels, "target-labels");
    labels.setValue(target.labels().stream().sorted().collect(Collectors.joining(" ")));
    Checkbox spare = new Checkbox(words.say("fleet.spare"));
    spare.setId("target-spare");
    spare.setValue(target.spare());
    FormDialog[] opened = new FormDialog[1];
    Runnable submit =
        () -> {
          FormDialog dialog = opened[0];
          Set<String> wanted = TargetFields.labels(labels);
          String called = name.getValue().strip();
          String where = place.getValue().strip();
          boolean standsBy = spare.getValue();
          dialog.busy();
          Errand.run(
              () -> presenter.change(visitor, target, called, where, wanted, standsBy),
              () -> {
                dialog.close();
                changed.run();
              },
              failure ->
                  dialog.fault(
                      failure instanceof IllegalArgumentException
                          ? String.valueOf(failure.getMessage())
                          : words.say("action.failed")));
        };
    opened[0] =
        new FormDialog(
            words.say("fleet.change"), "", "fleet.change.save", submit, name, place, labels, spare);
    opened[0].open();
  }
}
