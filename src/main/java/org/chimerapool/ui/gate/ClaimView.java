package org.chimerapool.ui.gate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import java.util.stream.Stream;
import org.chimerapool.identity.ClaimOutcome;
import org.chimerapool.identity.ConsoleClaim;
import org.chimerapool.identity.Entrance;
import org.chimerapool.identity.PasswordRules;
import org.chimerapool.identity.SignInAttempt;
import org.chimerapool.identity.SignedInBrowsers;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.PasswordWords;

/// The first visit: creates the owner's account against the code from the log.
@Route("claim")
@AnonymousAllowed
class ClaimView extends Div implements HasDynamicTitle, BeforeEnterObserver {

  private final TextField code = new TextField();
  private final TextField login = new TextField();
  private final PasswordField password = new PasswordField();
  private final PasswordField repeated = new PasswordField();
  private final transient ConsoleClaim claim;
  private final transient SignInAttempt attempt;
  private final SignInSteps steps;
  private final GateFrame frame;

  ClaimView(ConsoleClaim claim, Entrance entrance, SignedInBrowsers browsers) {
    this.claim = claim;
    attempt = entrance.attempt(ConsoleEntry.origin());
    steps = new SignInSteps(attempt, browsers, why -> UI.getCurrent().navigate(LoginView.class));
    code.setPlaceholder("XXXX-XXXX-XXXX-XXXX");
    code.addClassName("code");
    code.setMaxLength(40);
    code.setAutofocus(true);
    code.setHelperText(getTranslation("claim.code.help"));
    login.setMaxLength(64);
    login.setHelperText(getTranslation("claim.login.help"));
    password.setHelperText(getTranslation("claim.password.help", PasswordRules.MIN_LENGTH));
    field(code, "code", "field.code", "one-time-code");
    field(login, "login", "field.login", "username");
    field(password, "password", "field.password", "new-password");
    field(repeated, "repeated", "field.repeated", "new-password");
    frame =
        new GateFrame(
            "claim.title",
            "claim.lead",
            "claim.submit",
            this::submit,
            code,
            login,
            password,
            repeated);
    add(frame);
  }

  private void field(TextFieldBase<?, String> field, String id, String labelKey, String fills) {
    field.setId(id);
    field.setLabel(getTranslation(labelKey));
    field.getElement().setAttribute("autocomplete", fills);
    field.getElement().setAttribute("autocapitalize", "none");
  }

  private void submit() {
    Stream.of(code, login, password, repeated).forEach(field -> field.setInvalid(false));
    if (Stream.of(code, login, password).filter(this::isMissing).count() > 0) {
      return;
    }
    Optional<PasswordRules.Fault> fault =
        PasswordRules.check(password.getValue(), login.getValue());
    if (fault.isPresent()) {
      refuse(fault.get());
    } else if (!password.getValue().equals(repeated.getValue())) {
      refuse(repeated, getTranslation("claim.repeated.differs"));
    } else {
      show(claim.claim(code.getValue(), login.getValue(), password.getValue()));
    }
  }

  private void show(ClaimOutcome outcome) {
    switch (outcome) {
      case ClaimOutcome.Claimed claimed -> {
        removeAll();
        add(steps);
        steps.show(attempt.claimed(claimed));
      }
      case ClaimOutcome.WrongCode(boolean renewed) ->
          refuse(code, getTranslation(renewed ? "claim.code.renewed" : "claim.code.wrong"));
      case ClaimOutcome.BadLogin() -> refuse(login, getTranslation("claim.login.form"));
      case ClaimOutcome.BadPassword(var fault) -> refuse(fault);
      case ClaimOutcome.AlreadyClaimed() -> frame.fault(getTranslation("claim.already"));
    }
  }

  private void refuse(PasswordRules.Fault fault) {
    Phrase why = PasswordWords.of(fault);
    refuse(password, getTranslation(why.key(), why.arguments().toArray()));
  }

  private boolean isMissing(TextFieldBase<?, String> field) {
    if (field.isEmpty()) {
      refuse(field, getTranslation("field.missing"));
    }
    return field.isEmpty();
  }

  private static void refuse(TextFieldBase<?, String> field, String why) {
    field.setErrorMessage(why);
    field.setInvalid(true);
    field.focus();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (!claim.isOpen()) {
      event.forwardTo(LoginView.class);
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("claim.title") + " · Chimera";
  }
}
