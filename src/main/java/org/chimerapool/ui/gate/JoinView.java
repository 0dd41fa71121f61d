package org.chimerapool.ui.gate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import org.chimerapool.identity.Entrance;
import org.chimerapool.identity.Origin;
import org.chimerapool.identity.SignInAttempt;
import org.chimerapool.identity.SignUp;
import org.chimerapool.identity.SignUpOutcome;
import org.chimerapool.identity.SignedInBrowsers;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.kit.NewPassword;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A miner makes an account: a login and a password, nothing else is asked.
@Route("join")
@AnonymousAllowed
class JoinView extends Div implements HasDynamicTitle, BeforeEnterObserver {

  private static final Logger LOG = LoggerFactory.getLogger(JoinView.class);

  private final TextField login = new TextField();
  private final NewPassword password = new NewPassword();
  private final transient SignUp signUp;
  private final transient Origin origin;
  private final transient SignInAttempt attempt;
  private final SignInSteps steps;
  private final GateFrame frame;

  JoinView(SignUp signUp, Entrance entrance, SignedInBrowsers browsers) {
    this.signUp = signUp;
    origin = ConsoleEntry.origin();
    attempt = entrance.attempt(origin);
    steps = new SignInSteps(attempt, browsers, why -> UI.getCurrent().navigate(LoginView.class));
    login.setId("login");
    login.setLabel(getTranslation("field.login"));
    login.setHelperText(getTranslation("claim.login.help"));
    login.setMaxLength(64);
    login.setAutofocus(true);
    login.getElement().setAttribute("autocomplete", "username");
    login.getElement().setAttribute("autocapitalize", "none");
    frame = new GateFrame("join.title", "join.lead", "join.submit", this::submit, login, password);
    add(frame);
  }

  private void submit() {
    login.setInvalid(false);
    String wanted = login.getValue();
    Optional<String> fresh = password.read(wanted);
    if (fresh.isEmpty()) {
      return;
    }
    try {
      show(signUp.join(wanted, fresh.get(), origin), fresh.get());
    } catch (RuntimeException away) {
      LOG.warn("nobody can make an account: {}", away.toString());
      frame.fault(getTranslation("gate.away"));
    }
  }

  private void show(SignUpOutcome outcome, String typed) {
    switch (outcome) {
      case SignUpOutcome.Joined(String name) -> {
        removeAll();
        add(steps);
        steps.show(attempt.password(name, typed));
      }
      case SignUpOutcome.BadLogin() -> refuse("claim.login.form");
      case SignUpOutcome.BadPassword(var fault) -> password.refuse(fault);
      case SignUpOutcome.LoginTaken() -> refuse("join.taken");
      case SignUpOutcome.TooMany() -> frame.fault(getTranslation("join.toomany"));
      case SignUpOutcome.Closed() -> frame.fault(getTranslation("join.closed"));
    }
  }

  private void refuse(String key) {
    login.setErrorMessage(getTranslation(key));
    login.setInvalid(true);
    login.focus();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (Visitor.find().isPresent()) {
      event.forwardTo("me");
    } else if (!signUp.isOpen()) {
      event.forwardTo("login");
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("join.title") + " · Chimera";
  }
}
