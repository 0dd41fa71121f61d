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

  /// Puts every shipped rule back to what it was; a change of one by the operator is lost.
  void restoreShipped() {
    Confirm.open(
        words.say("devices.restore.title"),
        words.say("devices.restore.effect"),
        "devices.restore",
        () ->
            Errand.run(
                () -> presenter.restoreShipped(visitor),
                restored -> {
                  Toast.say(words.say("devices.restored", restored));
                  done.run();
                },
                failure -> Toast.fault(words.say("action.failed"))));
  }

  /// Gone at once, and back at once where that was a slip.
  private void delete(DeviceRule rule) {
    Errand.run(
        () -> presenter.delete(visitor, rule),
        () -> {
          Toast.undo(
              words.say("devices.deleted", rule.device()),
              () -> perform(() -> presenter.save(visitor, rule.withId(0))));
          done.run();
        },
        failure -> Toast.fault(words.say("action.failed")));
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
