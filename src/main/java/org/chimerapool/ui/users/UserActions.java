package org.chimerapool.ui.users;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chimerapool.identity.Account;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Membership;
import org.chimerapool.identity.Role;
import org.chimerapool.identity.Tenants;
import org.chimerapool.identity.UserOutcome;
import org.chimerapool.identity.Users;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Confirm;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.RowMenu;
import org.chimerapool.ui.kit.ShownOnce;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.kit.TypedConfirm;

/// Asks before what somebody feels, does it, and says how it went.
final class UserActions {

  private final UsersPresenter presenter;
  private final TenantActions tenants;
  private final Supplier<Optional<UsersModel>> shown;
  private final Actor visitor;
  private final Formats formats;
  private final Words words;
  private final Runnable done;

  /// @param shown what the page shows now
  UserActions(
      UsersPresenter presenter,
      TenantActions tenants,
      Supplier<Optional<UsersModel>> shown,
      Actor visitor,
      Formats formats,
      Runnable done) {
    this.presenter = presenter;
    this.tenants = tenants;
    this.shown = shown;
    this.visitor = visitor;
    this.formats = formats;
    this.words = formats.words();
    this.done = done;
  }

  RowMenu menu(Account account) {
    RowMenu menu = new RowMenu(words.say("users.menu", account.login()));
    List<Membership> bound = bound(account);
    if (bound.isEmpty()) {
      menu.action("users.role.change", () -> changeRole(account));
    }
    if (shown.get().filter(UsersModel::severalTenants).isPresent()
        && Tenants.ROLES.contains(account.role())) {
      menu.action("tenants.bind", () -> tenants.bind(account, bound(account)));
    }
    menu.action("users.reset", () -> reset(account));
    if (account.isDisabled()) {
      menu.action("users.on", () -> switchOn(account));
    } else {
      menu.grave("users.switchoff", () -> switchOff(account));
    }
    return menu.grave("users.delete", () -> delete(account));
  }

  private List<Membership> bound(Account account) {
    return shown
        .get()
        .map(model -> model.members().getOrDefault(account.id(), List.of()))
        .orElse(List.of());
  }

  void create() {
    TextField login = new TextField(words.say("field.login"));
    login.setId("user-login");
    login.setMaxLength(64);
    login.setHelperText(words.say("claim.login.help"));
    login.getElement().setAttribute("autocapitalize", "none");
    login.setWidthFull();
    Select<Role> role = roles(Role.VIEWER);
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            words.say("users.new"),
            words.say("users.new.lead"),
            "users.create",
            () ->
                submit(
                    opened[0],
                    () -> presenter.create(visitor, login.getValue(), role.getValue()),
                    words.say("users.created", login.getValue())),
            login,
            role);
    opened[0].open();
    login.focus();
  }

  private void changeRole(Account account) {
    Select<Role> role = roles(account.role());
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            words.say("users.role.title", account.login()),
            words.say("users.role.effect"),
            "users.role.change",
            () ->
                submit(
                    opened[0],
                    () -> presenter.changeRole(visitor, account.id(), role.getValue()),
                    words.say(
                        "users.role.done",
                        account.login(),
                        UserWords.role(role.getValue(), words))),
            role);
    opened[0].open();
  }

  private void reset(Account account) {
    Checkbox andFactor = new Checkbox(words.say("users.reset.factor"));
    andFactor.setVisible(account.secondFactor());
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
                words.say("users.reset.title", account.login()),
                words.say("users.reset.effect"),
                "users.reset",
                () ->
                    submit(
                        opened[0],
                        () -> presenter.resetPassword(visitor, account.id(), andFactor.getValue()),
                        ""),
                andFactor)
            .grave();
    opened[0].open();
  }

  private void switchOff(Account account) {
    Confirm.open(
        words.say("users.off.title", account.login()),
        words.say("users.off.effect"),
        "users.switchoff",
        () -> perform(() -> presenter.switchOff(visitor, account.id()), "users.off.done", account));
  }

  private void switchOn(Account account) {
    perform(() -> presenter.switchOn(visitor, account.id()), "users.on.done", account);
  }

  private void delete(Account account) {
    TypedConfirm.open(
        words.say("users.delete.title", account.login()),
        words.say("users.delete.effect"),
        account.login(),
        "users.delete",
        dialog ->
            submit(
                dialog,
                () -> presenter.delete(visitor, account.id(), account.login()),
                words.say("users.delete.done", account.login())));
  }

  private Select<Role> roles(Role chosen) {
    Select<Role> role = new Select<>();
    role.setId("user-role");
    role.setLabel(words.say("users.role"));
    role.setItems(UserWords.ROLES);
    role.setItemLabelGenerator(each -> UserWords.role(each, words));
    role.setValue(chosen);
    role.setWidthFull();
    return role;
  }

  private void submit(FormDialog dialog, Supplier<UserOutcome> work, String said) {
    dialog.busy();
    Errand.run(
        work,
        outcome -> {
          String refusal = UserWords.refusal(outcome, words);
          if (!refusal.isEmpty()) {
            dialog.fault(refusal);
            return;
          }
          dialog.close();
          finish(outcome, said);
        },
        failure -> dialog.fault(words.say("action.failed")));
  }

  private void perform(Supplier<UserOutcome> work, String doneKey, Account account) {
    Errand.run(
        work,
        outcome -> {
          String refusal = UserWords.refusal(outcome, words);
          if (refusal.isEmpty()) {
            finish(outcome, words.say(doneKey, account.login()));
          } else {
            Toast.fault(refusal);
          }
        },
        failure -> Toast.fault(words.say("action.failed")));
  }

  private void finish(UserOutcome outcome, String said) {
    done.run();
    if (outcome instanceof UserOutcome.HandOver(String login, String password)) {
      handOver(login, password);
    } else {
      Toast.say(said);
    }
  }

  /// Shown once: nobody can read it again.
  private void handOver(String login, String password) {
    CopyableText text = new CopyableText(password);
    Div shown = new Div(text);
    shown.addClassName("handover");
    Paragraph next =
        new Paragraph(words.say("users.handover.next", formats.span(Users.HANDED_OUT_FOR)));
    next.addClassName("dim");
    ShownOnce.open(
        words.say("users.handover.title", login),
        words.say("users.handover.lead"),
        "users.handover.done",
        shown,
        next);
  }
}
