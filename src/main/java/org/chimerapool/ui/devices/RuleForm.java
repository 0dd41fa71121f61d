package org.chimerapool.ui.devices;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.DeviceRule;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Toast;
import org.jspecify.annotations.Nullable;

/// Everything that a device rule says.
final class RuleForm {

  private final TextField device = new TextField();
  private final TextField pattern = new TextField();
  private final NumberField floor = new NumberField();
  private final NumberField start = new NumberField();
  private final IntegerField throttle = new IntegerField();
  private final IntegerField name = new IntegerField();
  private final IntegerField coinbase = new IntegerField();
  private final Checkbox clean = new Checkbox();
  private final TextField note = new TextField();
  private final Words words;
  private final long id;
  private final int order;
  private final boolean shipped;

  private RuleForm(Optional<DeviceRule> rule, int lastPlace, Words words) {
    this.words = words;
    id = rule.map(DeviceRule::id).orElse(0L);
    order = rule.map(DeviceRule::order).orElse(lastPlace);
    shipped = rule.map(DeviceRule::shippedWithProduct).orElse(false);
    field(device, "rule-device", "rule.device", "");
    device.setMaxLength(DeviceRule.MAX_DEVICE);
    field(pattern, "rule-pattern", "rule.pattern", "rule.pattern.help");
    pattern.setMaxLength(DeviceRule.MAX_PATTERN);
    field(floor, "rule-floor", "rule.floor", "rule.floor.help");
    field(start, "rule-start", "rule.start", "rule.start.help");
    field(throttle, "rule-throttle", "rule.throttle.seconds", "rule.throttle.help");
    throttle.setMax((int) DeviceRule.MAX_THROTTLE.toSeconds());
    field(name, "rule-name", "rule.name", "rule.name.help");
    field(coinbase, "rule-coinbase", "rule.coinbase", "rule.coinbase.help");
    List.of(throttle, name, coinbase).forEach(number -> number.setMin(0));
    field(note, "rule-note", "rule.note", "");
    note.setMaxLength(DeviceRule.MAX_NOTE);
    clean.setLabel(words.say("rule.clean.long"));
    rule.ifPresent(this::fill);
  }

  static void open(
      DevicesPresenter presenter,
      Actor visitor,
      Optional<DeviceRule> rule,
      Words words,
      Runnable done) {
    RuleForm form = new RuleForm(rule, presenter.lastPlace(), words);
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            rule.map(kept -> words.say("devices.form.edit", kept.device()))
                .orElseGet(() -> words.say("devices.form.new")),
            words.say("devices.form.lead"),
            "action.save",
            () -> form.submit(opened[0], presenter, visitor, done),
            FormDialog.pair(form.device, form.pattern),
            FormDialog.pair(form.floor, form.start),
            FormDialog.pair(form.throttle, form.name),
            form.coinbase,
            form.clean,
            form.note);
    opened[0].open();
  }

  private <C extends Component & HasLabel & HasHelper & HasSize> void field(
      C field, String fieldId, String labelKey, String helpKey) {
    field.setId(fieldId);
    field.setLabel(words.say(labelKey));
    field.setWidthFull();
    if (!helpKey.isEmpty()) {
      field.setHelperText(words.say(helpKey));
    }
  }

  private void fill(DeviceRule rule) {
    device.setValue(rule.device());
    pattern.setValue(rule.pattern());
    floor.setValue(rule.floor() == null ? null : rule.floor().value());
    start.setValue(rule.start() == null ? null : rule.start().value());
    throttle.setValue((int) rule.notifyThrottle().toSeconds());
    name.setValue(rule.maxNameLength());
    coinbase.setValue(rule.maxCoinbase());
    clean.setValue(rule.cleanOnDifficulty());
    note.setValue(rule.note());
  }

  private void submit(FormDialog dialog, DevicesPresenter presenter, Actor visitor, Runnable done) {
    DeviceRule rule;
    try {
      rule = rule();
    } catch (IllegalArgumentException wrong) {
      dialog.fault(words.say("devices.form.wrong", String.valueOf(wrong.getMessage())));
      return;
    }
    dialog.busy();
    Errand.run(
        () -> presenter.save(visitor, rule),
        () -> {
          dialog.close();
          Toast.say(words.say("devices.done"));
          done.run();
        },
        failure -> dialog.fault(words.say("action.failed")));
  }

  /// @throws IllegalArgumentException where a value is out of its range
  private DeviceRule rule() {
    return new DeviceRule(
        id,
        pattern.getValue().strip(),
        order,
        device.getValue().strip(),
        difficulty(floor),
        difficulty(start),
        Duration.ofSeconds(orZero(throttle)),
        orZero(name),
        orZero(coinbase),
        clean.getValue(),
        shipped,
        note.getValue().strip());
  }

  private static @Nullable Difficulty difficulty(NumberField field) {
    Double value = field.getValue();
    return value == null ? null : Difficulty.of(value);
  }

  private static int orZero(IntegerField field) {
    Integer value = field.getValue();
    return value == null ? 0 : value;
  }
}
