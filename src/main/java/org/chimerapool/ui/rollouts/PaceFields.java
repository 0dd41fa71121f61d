package org.chimerapool.ui.rollouts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Duration;
import java.util.Optional;
import org.chimerapool.deployment.rollout.OnFailure;
import org.chimerapool.deployment.rollout.Pace;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.FormDialog;

/// How fast a rollout goes, and what happens when it goes wrong.
final class PaceFields extends Div {

  private final IntegerField atOnce = new IntegerField();
  private final IntegerField perPlace = new IntegerField();
  private final IntegerField tries = new IntegerField();
  private final IntegerField deadline = new IntegerField();
  private final IntegerField window = new IntegerField();
  private final Select<OnFailure> onFailure = new Select<>();

  PaceFields(Words words) {
    addClassName("form");
    field(atOnce, "plan-once", words.say("plan.once"), Pace.USUAL.atOnce());
    field(perPlace, "plan-place", words.say("plan.place"), Pace.USUAL.perPlace());
    field(tries, "plan-tries", words.say("plan.tries"), Pace.USUAL.tries());
    field(
        deadline,
        "plan-deadline",
        words.say("plan.deadline"),
        (int) Pace.USUAL.deadline().toMinutes());
    field(window, "plan-window", words.say("plan.backwindow"), 24);
    onFailure.setId("plan-failure");
    onFailure.setLabel(words.say("plan.failure"));
    onFailure.setItems(OnFailure.values());
    onFailure.setItemLabelGenerator(each -> words.say(RolloutWords.key("plan.failure.", each)));
    onFailure.setValue(OnFailure.ROLL_BACK);
    add(
        FormDialog.pair(onFailure, window),
        FormDialog.pair(atOnce, perPlace),
        FormDialog.pair(tries, deadline));
  }

  private static void field(IntegerField field, String id, String label, int value) {
    field.setId(id);
    field.setLabel(label);
    field.setMin(0);
    field.setValue(value);
  }

  private static int of(IntegerField field, int otherwise) {
    return Optional.ofNullable(field.getValue()).orElse(otherwise);
  }

  /// What is out of range is refused with the plan.
  Pace pace() {
    return new Pace(
        of(atOnce, Pace.USUAL.atOnce()),
        of(perPlace, 0),
        of(tries, Pace.USUAL.tries()),
        Pace.USUAL.pause(),
        Duration.ofMinutes(of(deadline, 120)));
  }

  OnFailure onFailure() {
    return onFailure.getValue();
  }

  Duration window() {
    return Duration.ofHours(Math.max(0, of(window, 24)));
  }
}
