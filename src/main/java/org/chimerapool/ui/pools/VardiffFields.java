package org.chimerapool.ui.pools;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.NumberField;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.chimerapool.ui.i18n.Words;

/// How hard the work of a connection is, folded away because the defaults suit nearly everybody.
final class VardiffFields extends NativeDetails {

  /// From a hobbyist's chip to a rack: vardiff finds the rest within a minute.
  static final VardiffPolicy USUAL =
      new VardiffPolicy(
          Difficulty.of(1_000),
          Difficulty.of(0.001),
          Difficulty.of(1e12),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60));

  private final NumberField start;
  private final NumberField min;
  private final NumberField max;
  private final NumberField interval;
  private final NumberField retarget;
  private final Words words;

  VardiffFields(Words words) {
    super(words.say("pools.form.vardiff"));
    this.words = words;
    start = field("pools.form.start");
    min = field("pools.form.min");
    max = field("pools.form.max");
    interval = field("pools.form.interval");
    retarget = field("pools.form.retarget");
    Paragraph why = new Paragraph(words.say("pools.form.vardiff.why"));
    why.addClassName("note");
    Div fields = new Div(start, min, max, interval, retarget);
    fields.addClassName("pair");
    setContent(new Div(why, fields));
  }

  private NumberField field(String labelKey) {
    NumberField field = new NumberField(words.say(labelKey));
    field.setWidthFull();
    return field;
  }

  void fill(VardiffPolicy policy) {
    start.setValue(policy.start().value());
    min.setValue(policy.min().value());
    max.setValue(policy.max().value());
    interval.setValue(policy.interval().toMillis() / 1000.0);
    retarget.setValue(policy.retarget().toMillis() / 1000.0);
  }

  /// Empty where a field has to be looked at again; it is marked then.
  Optional<VardiffPolicy> read() {
    boolean all = true;
    for (NumberField field : List.of(start, min, max, interval, retarget)) {
      field.setErrorMessage(words.say("pools.form.positive"));
      field.setInvalid(field.isEmpty() || field.getValue() <= 0);
      all &= !field.isInvalid();
    }
    if (all && min.getValue() > max.getValue()) {
      min.setErrorMessage(words.say("pools.form.crossed"));
      min.setInvalid(true);
      all = false;
    }
    if (!all) {
      setOpen(true);
      return Optional.empty();
    }
    return Optional.of(
        new VardiffPolicy(
            Difficulty.of(Math.clamp(start.getValue(), min.getValue(), max.getValue())),
            Difficulty.of(min.getValue()),
            Difficulty.of(max.getValue()),
            seconds(interval),
            seconds(retarget)));
  }

  private static Duration seconds(NumberField field) {
    return Duration.ofMillis(Math.max(1, Math.round(field.getValue() * 1000)));
  }
}
