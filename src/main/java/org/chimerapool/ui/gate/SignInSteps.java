package org.chimerapool.ui.gate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.chimerapool.identity.Enrolment;
import org.chimerapool.identity.PasswordRules;
import org.chimerapool.identity.SignInAttempt;
import org.chimerapool.identity.SignInStep;
import org.chimerapool.identity.SignedInBrowsers;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.FactorOffer;
import org.chimerapool.ui.kit.NewPassword;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.RecoverySheet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is asked after the password, one question at a time in the place of the one before. What
/// may be answered is decided by [SignInAttempt], never here.
final class SignInSteps extends Div {

  private static final Logger LOG = LoggerFactory.getLogger(SignInSteps.class);

  private final transient SignInAttempt attempt;
  private final transient SignedInBrowsers browsers;
  private final Consumer<Phrase> startOver;
  private final TextField code = FactorOffer.codeField("second-code");

  /// @param startOver shows login and password again, with what went wrong
  SignInSteps(SignInAttempt attempt, SignedInBrowsers browsers, Consumer<Phrase> startOver) {
    this.attempt = attempt;
    this.browsers = browsers;
    this.startOver = startOver;
  }

  void show(SignInStep step) {
    switch (step) {
      case SignInStep.Refused() -> startOver.accept(Phrase.of("login.refused"));
      case SignInStep.Locked(var remaining) ->
          startOver.accept(
              Phrase.of("login.locked", PageFormats.current().span(remaining.plusSeconds(1))));
      case SignInStep.Throttled(var remaining) ->
          startOver.accept(
              Phrase.of("login.throttled", PageFormats.current().span(remaining.plusSeconds(1))));
      case SignInStep.Disabled() -> startOver.accept(Phrase.of("login.disabled"));
      case SignInStep.HandedOutTooLongAgo() -> startOver.accept(Phrase.of("login.stale"));
      case SignInStep.TimedOut() -> startOver.accept(Phrase.of("login.timedout"));
      case SignInStep.AskCode(boolean wrong) -> askCode(wrong);
      case SignInStep.AskPassword(var fault) -> askPassword(fault);
      case SignInStep.AskEnrolment(Enrolment offered, boolean wrong) -> enrol(offered, wrong);
      case SignInStep.KeepRecoveryCodes(List<String> codes) -> keep(codes);
      case SignInStep.Opened(var visitor) -> ConsoleEntry.open(visitor, browsers);
    }
  }

  private void askCode(boolean wrong) {
    if (!wrong) {
      code.setLabel(getTranslation("second.code"));
      ask(
          new GateFrame(
              "second.title", "second.lead", "second.submit", this::sendCode, code, lostPhone()));
    } else {
      code.clear();
      code.setErrorMessage(getTranslation("factor.wrong"));
      code.setInvalid(true);
    }
    code.focus();
  }

  private void sendCode() {
    code.setInvalid(false);
    answer(() -> attempt.code(code.getValue()));
  }

  private NativeButton lostPhone() {
    NativeButton lost = new NativeButton(getTranslation("second.lost"));
    lost.addClassNames("btn", "quiet");
    lost.getElement().setAttribute("type", "button");
    lost.addClickListener(
        event -> {
          code.setLabel(getTranslation("second.recovery"));
          code.getElement().setAttribute("inputmode", "text");
          code.setPlaceholder("XXXX-XXXX-XXXX-XXXX");
          code.setInvalid(false);
          lost.setVisible(false);
          code.focus();
        });
    return lost;
  }

  private void askPassword(Optional<PasswordRules.Fault> fault) {
    NewPassword fresh = new NewPassword();
    ask(
        new GateFrame(
            "own.title",
            "own.lead",
            "own.submit",
            () -> fresh.read("").ifPresent(typed -> answer(() -> attempt.newPassword(typed))),
            fresh));
    fault.ifPresentOrElse(fresh::refuse, fresh::focus);
  }

  private void enrol(Enrolment offered, boolean wrong) {
    FactorOffer offer = new FactorOffer(offered);
    ask(
        new GateFrame(
            "factor.title",
            "factor.lead",
            "factor.submit",
            () -> answer(() -> attempt.enrol(offer.code())),
            offer));
    if (wrong) {
      offer.wrong();
    } else {
      offer.focus();
    }
  }

  private void keep(List<String> codes) {
    ask(
        new GateFrame(
            "recovery.title",
            "recovery.lead",
            "recovery.submit",
            () -> answer(attempt::keptCodes),
            new RecoverySheet(codes)));
  }

  private void ask(GateFrame question) {
    removeAll();
    add(question);
  }

  private void answer(Supplier<SignInStep> answered) {
    try {
      show(answered.get());
    } catch (RuntimeException away) {
      LOG.warn("nobody can sign in: {}", away.toString());
      startOver.accept(Phrase.of("gate.away"));
    }
  }
}
