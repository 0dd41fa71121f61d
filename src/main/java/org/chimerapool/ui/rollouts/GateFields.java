package org.chimerapool.ui.rollouts;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.ArrayList;
import java.util.List;
import org.chimerapool.deployment.rollout.StageSpec.GateSpec;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.FormDialog;

/// The health gates that all stages ask.
final class GateFields extends Div {

  private record Asked(String code, Checkbox wanted, NumberField limit, Checkbox dryRun) {}

  private final Select<String> subject = new Select<>();
  private final List<Asked> gates = new ArrayList<>();

  GateFields(List<String> codes, List<String> subjects, Words words) {
    addClassName("form");
    subject.setId("plan-subject");
    subject.setLabel(words.say("plan.subject"));
    subject.setItems(subjects);
    subject.setEmptySelectionAllowed(true);
    subject.setEmptySelectionCaption(words.say("plan.subject.all"));
    subject.setWidthFull();
    add(subject);
    for (String code : codes) {
      Checkbox wanted = new Checkbox(RolloutWords.gate(code, words));
      wanted.setId("gate-" + code);
      NumberField limit = new NumberField(words.say("plan.limit"));
      limit.setId("gate-" + code + "-limit");
      limit.setMin(0);
      limit.setValue(code.equals("pool-hashrate") ? 80.0 : 2.0);
      Checkbox dryRun = new Checkbox(words.say("plan.dry"));
      dryRun.setId("gate-" + code + "-dry");
      gates.add(new Asked(code, wanted, limit, dryRun));
      add(wanted, FormDialog.pair(limit, dryRun));
    }
  }

  List<GateSpec> gates() {
    return gates.stream()
        .filter(each -> each.wanted().getValue())
        .map(
            each ->
                new GateSpec(
                    each.code(),
                    subject.getOptionalValue().orElse(""),
                    each.limit().getValue() == null ? 0 : each.limit().getValue(),
                    each.dryRun().getValue()))
        .toList();
  }
}
