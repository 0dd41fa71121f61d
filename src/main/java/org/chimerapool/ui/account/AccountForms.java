package org.chimerapool.ui.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chimerapool.identity.Enrolment;
import org.chimerapool.identity.OwnOutcome;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FactorOffer;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.NewPassword;
import org.chimerapool.ui.kit.PasswordWords;
import org.chimerapool.ui.kit.RecoverySheet;
import org.chimerapool.ui.kit.ShownOnce;
import org.chimerapool.ui.kit.Toast;

/// The dialogs of one's own account. Each asks for the password, so that a console left open gives
/// nobody the account.
final class AccountForms {

  private final AccountPresenter presenter;
  private final Visitor visitor;
  private final Formats formats;
  private final Words words;
  private final Runnable done;

  AccountForms(AccountPresenter presenter, Visitor visitor, Formats formats, Runnable done) {
    this.presenter = presenter;
    this.visitor = visitor;
    this.formats = formats;
    this.words = formats.words();
    this.done = done;
  }

  void changePassword() {
    NewPassword fresh = new NewPassword();
    open(
        new Texts(
            "account.password.title",
            "account.password.lead",
            "account.password.save",
            "account.password.done"),
        () ->
            fresh
                .read(visitor.login())
                .map(typed -> password -> presenter.changePassword(visitor, password, typed)),
        fresh);
  }

  void enrol() {
    Enrolment offered = presenter.offer(visitor);
    FactorOffer offer = new FactorOffer(offered);
    open(
        new Texts(
            "account.factor.title",
            "account.factor.lead",
            "account.factor.save",
            "account.factor.done"),
        () -> {
          String code = offer.code();
          return Optional.of(password -> presenter.enrol(visitor, password, offered, code));
        },
        offer);
  }

  void renewRecoveryCodes() {
    TextField code = codeField();
    open(
        new Texts(
            "account.recovery.title",
            "account.recovery.lead",
            "account.recovery.save",
            "account.recovery.done"),
        () ->
            Optional.of(
                password -> presenter.renewRecoveryCodes(visitor, password, code.getValue())),
        code);
  }

  void removeFactor() {
    TextField code = codeField();
    open(
            new Texts(
                "account.remove.title",
                "account.remove.lead",
                "account.remove.save",
                "account.remove.done"),
            () ->
                Optional.of(password -> presenter.removeFactor(visitor, password, code.getValue())),
            code)
        .grave();
  }

  private TextField codeField() {
    TextField code = FactorOffer.codeField("current-code");
    code.setLabel(words.say("account.code"));
    code.setHelperText(words.say("account.code.help"));
    return code;
  }

  /// @param prepared reads the fields and gives what is to be done with the password; empty where
  /// a field says what is wrong
  private FormDialog open(
      Texts texts, Supplier<Optional<Function<String, OwnOutcome>>> prepared, Component... fields) {
    PasswordField password = new PasswordField(words.say("account.current"));
    password.setId("current-password");
    password.getElement().setAttribute("autocomplete", "current-password");
    password.setWidthFull();
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            words.say(texts.titleKey),
            words.say(texts.leadKey),
            texts.saveKey,
            () -> {
              password.setInvalid(false);
              prepared.get().ifPresent(work -> submit(opened[0], password, work, texts));
            },
            new Div(fields),
            password);
    opened[0].open();
    return opened[0];
  }

  private void submit(
      FormDialog dialog, PasswordField password, Function<String, OwnOutcome> work, Texts texts) {
    String typed = password.getValue();
    dialog.busy();
    Errand.run(
        () -> work.apply(typed),
        outcome -> show(outcome, dialog, password, texts),
        failure -> dialog.fault(words.say("action.failed")));
  }

  private void show(OwnOutcome outcome, FormDialog dialog, PasswordField password, Texts texts) {
    switch (outcome) {
      case OwnOutcome.Done() -> {
        dialog.close();
        Toast.say(words.say(texts.doneKey));
        done.run();
      }
      case OwnOutcome.RecoveryCodes(List<String> codes) -> {
        dialog.close();
        keep(codes);
        done.run();
      }
      case OwnOutcome.WrongPassword() -> {
        password.setErrorMessage(words.say("account.wrong"));
        password.setInvalid(true);
        password.focus();
        dialog.fault("");
      }
      case OwnOutcome.Locked(var remaining) ->
          dialog.fault(words.say("login.locked", formats.span(remaining.plusSeconds(1))));
      case OwnOutcome.BadPassword(var fault) -> dialog.fault(words.say(PasswordWords.of(fault)));
      case OwnOutcome.WrongCode() -> dialog.fault(words.say("factor.wrong"));
      case OwnOutcome.AlreadyEnrolled() -> dialog.fault(words.say("account.enrolled"));
    }
  }

  private void keep(List<String> codes) {
    ShownOnce.open(
        words.say("recovery.title"),
        words.say("recovery.lead"),
        "recovery.submit",
        new RecoverySheet(codes));
  }

  private record Texts(String titleKey, String leadKey, String saveKey, String doneKey) {}
}
