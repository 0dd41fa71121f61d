package org.chimerapool.ui.gate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Duration;
import org.chimerapool.identity.ConsoleClaim;
import org.chimerapool.identity.SignIn;
import org.chimerapool.identity.SignInOutcome;
import org.chimerapool.ui.kit.PageFormats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs in. Tells a wrong password from an unknown login to nobody.
@Route("login")
@AnonymousAllowed
class LoginView extends Div implements HasDynamicTitle, BeforeEnterObserver {

  private static final Logger LOG = LoggerFactory.getLogger(LoginView.class);

  private final TextField login = new TextField();
  private final PasswordField password = new PasswordField();
  private final transient SignIn signIn;
  private final transient ConsoleClaim claim;
  private final GateFrame frame;

  LoginView(SignIn signIn, ConsoleClaim claim) {
    this.signIn = signIn;
    this.claim = claim;
    login.setLabel(getTranslation("field.login"));
    login.getElement().setAttribute("autocomplete", "username");
    login.getElement().setAttribute("autocapitalize", "none");
    login.setAutofocus(true);
    login.setMaxLength(64);
    login.setId("login");
    password.setLabel(getTranslation("field.password"));
    password.getElement().setAttribute("autocomplete", "current-password");
    password.setId("password");
    frame =
        new GateFrame("login.title", "login.lead", "login.submit", this::submit, login, password);
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
      show(signIn.signIn(login.getValue(), password.getValue()));
    } catch (RuntimeException away) {
      LOG.warn("nobody can sign in: {}", away.toString());
      frame.fault(getTranslation("gate.away"));
    }
  }

  private void show(SignInOutcome outcome) {
    switch (outcome) {
      case SignInOutcome.SignedIn(var account) -> ConsoleEntry.open(account);
      case SignInOutcome.Refused() -> refuse(getTranslation("login.refused"));
      case SignInOutcome.Locked(var remaining) -> refuse(locked(remaining));
    }
  }

  private String locked(Duration remaining) {
    return getTranslation("login.locked", PageFormats.current().span(remaining.plusSeconds(1)));
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
