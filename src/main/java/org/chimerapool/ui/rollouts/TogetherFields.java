package org.chimerapool.ui.rollouts;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneId;
import java.util.Optional;
import org.chimerapool.deployment.rollout.Together;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.FormDialog;

/// How the machines of the last stage change together, where they do.
final class TogetherFields extends Div {

  private final Checkbox wanted = new Checkbox();
  private final TextField phase = new TextField();
  private final IntegerField spares = new IntegerField();
  private final DateTimePicker at = new DateTimePicker();
  private final TextField figure = new TextField();
  private final NumberField tolerance = new NumberField();

  TogetherFields(Words words) {
    addClassName("form");
    wanted.setId("plan-together");
    wanted.setLabel(words.say("plan.together.wanted"));
    phase.setId("plan-phase");
    phase.setLabel(words.say("plan.phase"));
    phase.setHelperText(words.say("plan.phase.help"));
    phase.setWidthFull();
    spares.setId("plan-spares");
    spares.setLabel(words.say("plan.spares"));
    spares.setMin(0);
    spares.setValue(0);
    at.setId("plan-moment");
    at.setLabel(words.say("plan.moment"));
    figure.setId("plan-figure");
    figure.setLabel(words.say("plan.figure"));
    tolerance.setId("plan-tolerance");
    tolerance.setLabel(words.say("plan.tolerance"));
    tolerance.setMin(0);
    tolerance.setValue(5.0);
    add(wanted, FormDialog.pair(phase, spares), at, FormDialog.pair(figure, tolerance));
  }

  boolean wanted() {
    return wanted.getValue();
  }

  int spares() {
    return Math.max(0, Optional.ofNullable(spares.getValue()).orElse(0));
  }

  Together together() {
    return wanted()
        ? new Together(
            phase.getValue().strip(),
            Optional.ofNullable(at.getValue())
                .map(time -> time.atZone(ZoneId.systemDefault()).toInstant()),
            figure.getValue().strip(),
            Optional.ofNullable(tolerance.getValue()).orElse(5.0))
        : Together.NONE;
  }
}
