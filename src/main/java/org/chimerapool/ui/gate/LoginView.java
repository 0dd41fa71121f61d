package org.chimerapool.ui.gate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.chimerapool.identity.ConsoleClaim;
import org.chimerapool.identity.Entrance;
import org.chimerapool.identity.SignInAttempt;
import org.chimerapool.identity.SignInStep;
import org.chimerapool.identity.SignUp;
import org.chimerapool.identity.SignedInBrowsers;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.AppLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs in. Tells a wrong password from an unknown login to nobody.
@Route("login")
@AnonymousAllowed
class LoginView extends Div implements HasDynamicTitle, BeforeEnterObserver {

  private static final Logger LOG = LoggerFactory.getLogger(LoginView.class);

  private final TextField login = new TextField();
  private final PasswordField password = new PasswordField();
  private final transient SignInAttempt attempt;
  private final transient ConsoleClaim claim;
  private final GateFrame frame;
  private final SignInSteps steps;

  LoginView(Entrance entrance, ConsoleClaim claim, SignUp signUp, SignedInBrowsers browsers) {
    this.claim = claim;
    attempt = entrance.attempt(ConsoleEntry.origin());
    steps = new SignInSteps(attempt, browsers, this::startOver);
    login.setLabel(getTranslation("field.login"));
    login.getElement().setAttribute("autocomplete", "username");
    login.getElement().setAttribute("autocapitalize", "none");
    login.setAutofocus(true);
    login.setMaxLength(64);
    login.setId("login");
    password.setLabel(getTranslation("field.password"));
    password.getElement().setAttribute("autocomplete", "current-password");
    password.setId("password");
    AppLink join = new AppLink("join", getTranslation("login.join"));
    join.addClassName("link");
    join.setVisible(signUp.isOpen());
    frame =
        new GateFrame(
            "login.title", "login.lead", "login.submit", this::submit, login, password, join);
    add(frame);
  }

  private void submit() {
    login.setInvalid(false);
    password.setInvalid(false);
    boolean noLogin = isMissing(login);
    boolean noPassword = isMissing(password);
    if (noLogin || noPassword) {
      return;
    }
    try {
      show(attempt.password(login.getValue(), password.getValue()));
    } catch (RuntimeException away) {
      LOG.warn("nobody can sign in: {}", away.toString());
      frame.fault(getTranslation("gate.away"));
    }
  }

  private void show(SignInStep step) {
    if (asksMore(step)) {
      password.clear();
      removeAll();
      add(steps);
    }
    steps.show(step);
  }

  private static boolean asksMore(SignInStep step) {
    return switch (step) {
      case SignInStep.AskCode ask -> true;
      case SignInStep.AskPassword ask -> true;
      case SignInStep.AskEnrolment ask -> true;
      case SignInStep.KeepRecoveryCodes keep -> true;
      case SignInStep.Refused refused -> false;
      case SignInStep.Locked locked -> false;
      case SignInStep.Throttled throttled -> false;
      case SignInStep.Disabled disabled -> false;
      case SignInStep.HandedOutTooLongAgo late -> false;
      case SignInStep.TimedOut late -> false;
      case SignInStep.Opened opened -> false;
    };
  }

  private void startOver(Phrase why) {
    if (frame.getParent().isEmpty()) {
      removeAll();
      add(frame);
    }
    refuse(getTranslation(why.key(), why.arguments().toArray()));
  }

  private void refuse(String why) {
    password.clear();
    password.setErrorMessage(why);
    password.setInvalid(true);
    password.focus();
  }

  private boolean isMissing(TextField field) {
    field.setErrorMessage(getTranslation("field.missing"));
    field.setInvalid(field.isEmpty());
    return field.isEmpty();
  }

  private boolean isMissing(PasswordField field) {
    field.setErrorMessage(getTranslation("field.missing"));
    field.setInvalid(field.isEmpty());
    return field.isEmpty();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (claim.isOpen()) {
      event.forwardTo(ClaimView.class);
    } else if (event.getLocation().getQueryParameters().getParameters().containsKey("error")) {
      frame.fault(getTranslation("login.refused"));
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("login.title") + " · Chimera";
  }
}
