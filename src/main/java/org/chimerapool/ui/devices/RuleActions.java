package org.chimerapool.ui.devices;

import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.pool.DeviceRule;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Confirm;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.RowMenu;
import org.chimerapool.ui.kit.Toast;

/// What an operator can do with a device rule.
final class RuleActions {

  private final DevicesPresenter presenter;
  private final Actor visitor;
  private final Words words;
  private final Runnable done;

  RuleActions(DevicesPresenter presenter, Actor visitor, Words words, Runnable done) {
    this.presenter = presenter;
    this.visitor = visitor;
    this.words = words;
    this.done = done;
  }

  RowMenu menu(DeviceRule rule) {
    RowMenu menu =
        new RowMenu(words.say("devices.menu", rule.device()))
            .action("action.edit", () -> edit(Optional.of(rule)))
            .action("devices.up", () -> perform(() -> presenter.move(visitor, rule, true)))
            .action("devices.down", () -> perform(() -> presenter.move(visitor, rule, false)))
            .grave("devices.delete", () -> delete(rule));
    return visitor.may(Permission.RUN_DEVICE_RULES)
        ? menu
        : menu.denied(DeniedNote.why(Permission.RUN_DEVICE_RULES, words));
  }

  /// @param rule empty for a new one
  void edit(Optional<DeviceRule> rule) {
    RuleForm.open(presenter, visitor, rule, words, done);
  }

  private void delete(DeviceRule rule) {
    Confirm.open(
        words.say("devices.delete.title", rule.device()),
        words.say(rule.shippedWithProduct() ? "devices.delete.shipped" : "devices.delete.own"),
        "devices.delete",
        () -> perform(() -> presenter.delete(visitor, rule)));
  }

  private void perform(Runnable work) {
    Errand.run(
        work,
        () -> {
          Toast.say(words.say("devices.done"));
          done.run();
        },
        failure -> Toast.fault(words.say("action.failed")));
  }
}
