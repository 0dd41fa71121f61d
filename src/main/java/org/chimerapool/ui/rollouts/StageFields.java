package org.chimerapool.ui.rollouts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chimerapool.deployment.rollout.StageSpec;
import org.chimerapool.deployment.rollout.StageSpec.GateSpec;
import org.chimerapool.deployment.rollout.StageSpec.Picking;
import org.chimerapool.ui.kit.ActionButton;

/// One stage of a plan: which machines, and what stops it.
final class StageFields extends Div {

  private final TextField name = new TextField();
  private final Select<Picking> picking = new Select<>();
  private final IntegerField number = new IntegerField();
  private final TextField labels = new TextField();
  private final IntegerField stopAfter = new IntegerField();
  private final IntegerField stopPercent = new IntegerField();
  private final IntegerField sample = new IntegerField();
  private final IntegerField soak = new IntegerField();

  /// @param place from 1, for ids
  StageFields(int place, StageSpec initial, Runnable remove) {
    addClassName("stage-fields");
    String id = "stage-" + place + "-";
    name.setId(id + "name");
    name.setLabel(getTranslation("stage.name"));
    name.setMaxLength(60);
    name.setValue(initial.name());
    picking.setId(id + "picking");
    picking.setLabel(getTranslation("stage.picking"));
    picking.setItems(Picking.values());
    picking.setItemLabelGenerator(
        each -> getTranslation("stage.picking." + each.name().toLowerCase(Locale.ROOT)));
    number(number, id + "number", "stage.number", initial.number());
    labels.setId(id + "labels");
    labels.setLabel(getTranslation("stage.labels"));
    labels.setValue(initial.labels());
    number(stopAfter, id + "after", "stage.after", initial.stopAfter());
    number(stopPercent, id + "percent", "stage.percent", initial.stopPercent());
    number(sample, id + "sample", "stage.sample", initial.leastSample());
    number(soak, id + "soak", "stage.soak", (int) initial.soak().toMinutes());
    picking.addValueChangeListener(event -> fit(event.getValue()));
    picking.setValue(initial.picking());
    fit(initial.picking());
    Div first = new Div(name, picking, number, labels);
    first.addClassName("four");
    Div second = new Div(stopAfter, stopPercent, sample, soak);
    second.addClassName("four");
    add(first, second, new ActionButton("stage.remove", remove).quiet());
  }

  private void number(IntegerField field, String id, String key, int value) {
    field.setId(id);
    field.setLabel(getTranslation(key));
    field.setMin(0);
    field.setValue(value);
  }

  private void fit(Picking chosen) {
    number.setVisible(chosen == Picking.COUNT || chosen == Picking.PERCENT);
    labels.setVisible(chosen == Picking.LABELS);
  }

  private static int of(IntegerField field, int otherwise) {
    return Optional.ofNullable(field.getValue()).orElse(otherwise);
  }

  StageSpec spec(List<GateSpec> gates, boolean barrier, int spares) {
    Picking chosen = picking.getValue();
    return new StageSpec(
        name.getValue().strip(),
        chosen,
        chosen == Picking.LABELS ? labels.getValue().strip() : "",
        of(number, 1),
        Math.max(0, of(stopAfter, 0)),
        Math.clamp(of(stopPercent, 100), 0, 100),
        Math.max(1, of(sample, 1)),
        Duration.ofMinutes(Math.max(0, of(soak, 0))),
        gates,
        barrier,
        spares);
  }
}
