package org.chimerapool.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.identity.SignInStep.AskCode;
import org.chimerapool.identity.SignInStep.AskEnrolment;
import org.chimerapool.identity.SignInStep.AskPassword;
import org.chimerapool.identity.SignInStep.Disabled;
import org.chimerapool.identity.SignInStep.HandedOutTooLongAgo;
import org.chimerapool.identity.SignInStep.KeepRecoveryCodes;
import org.chimerapool.identity.SignInStep.Locked;
import org.chimerapool.identity.SignInStep.Refused;
import org.chimerapool.identity.SignInStep.Throttled;
import org.chimerapool.identity.SignInStep.TimedOut;
import org.jspecify.annotations.Nullable;

/// One visitor's way through the door: password, then code, then a password of their own where the
/// last was handed out, then an authenticator app where one is required. Kept on the server; an
/// answer to a question that was not asked opens nothing. For one thread at a time.
public final class SignInAttempt {

  /// From the right password to the end.
  static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Entrance door;
  private final Origin origin;
  private final Clock clock;
  private @Nullable Account known;
  private Instant knownAt = Instant.EPOCH;
  private boolean byFactor;
  private SignInStep asked = new Refused();

  SignInAttempt(Entrance door, Origin origin, Clock clock) {
    this.door = door;
    this.origin = origin;
    this.clock = clock;
  }

  public SignInStep password(String login, String password) {
    known = null;
    byFactor = false;
    return switch (door.judge(login, password, origin)) {
      case SignInOutcome.SignedIn(Account account) -> recognised(account);
      case SignInOutcome.Refused() -> ask(new Refused());
      case SignInOutcome.Locked(Duration remaining) -> ask(new Locked(remaining));
      case SignInOutcome.Throttled(Duration remaining) -> ask(new Throttled(remaining));
    };
  }

  /// Goes on for whoever has just claimed the console.
  public SignInStep claimed(ClaimOutcome.Claimed claim) {
    door.claimed(claim.owner(), origin);
    return recognised(claim.owner());
  }

  /// @param typed of an authenticator app, or a recovery code
  public SignInStep code(String typed) {
    Account account = answering(AskCode.class);
    if (account == null) {
      return asked;
    }
    return switch (door.judgeCode(account, typed, origin)) {
      case FactorOutcome.Right right -> {
        byFactor = true;
        yield next(account);
      }
      case FactorOutcome.Wrong() -> ask(new AskCode(true));
      case FactorOutcome.Locked(Duration remaining) -> ask(new Locked(remaining));
    };
  }

  public SignInStep newPassword(String password) {
    Account account = answering(AskPassword.class);
    if (account == null) {
      return asked;
    }
    Optional<PasswordRules.Fault> fault = door.replacePassword(account, password, origin);
    return fault.isPresent() ? ask(new AskPassword(fault)) : next(door.reload(account));
  }

  /// @param code the first one of the app that took the secret
  public SignInStep enrol(String code) {
    SignInStep before = asked;
    Account account = answering(AskEnrolment.class);
    if (account == null || !(before instanceof AskEnrolment question)) {
      return asked;
    }
    Optional<List<String>> recovery = door.enrol(account, question.enrolment(), code, origin);
    if (recovery.isEmpty()) {
      return ask(new AskEnrolment(question.enrolment(), true));
    }
    byFactor = true;
    return ask(new KeepRecoveryCodes(recovery.get()));
  }

  public SignInStep keptCodes() {
    Account account = answering(KeepRecoveryCodes.class);
    return account == null ? asked : next(door.reload(account));
  }

  private SignInStep recognised(Account account) {
    known = account;
    knownAt = clock.instant();
    if (account.isDisabled()) {
      return end(new Disabled());
    }
    if (account.oneTimeUntil().filter(knownAt::isAfter).isPresent()) {
      return end(new HandedOutTooLongAgo());
    }
    return account.secondFactor() ? ask(new AskCode(false)) : next(account);
  }

  private SignInStep next(Account account) {
    known = account;
    if (account.oneTimeUntil().isPresent()) {
      return ask(new AskPassword(Optional.empty()));
    }
    if (!byFactor && (account.secondFactor() || door.requiresFactor(account, origin))) {
      return ask(
          account.secondFactor()
              ? new AskCode(false)
              : new AskEnrolment(door.offer(account), false));
    }
    return end(door.open(account, origin));
  }

  /// Whom the question is about, where it was asked and not too long ago.
  private @Nullable Account answering(Class<? extends SignInStep> question) {
    if (!question.isInstance(asked) || known == null) {
      end(new Refused());
      return null;
    }
    if (clock.instant().isAfter(knownAt.plus(PATIENCE))) {
      end(new TimedOut());
      return null;
    }
    return known;
  }

  private SignInStep ask(SignInStep step) {
    asked = step;
    return step;
  }

  private SignInStep end(SignInStep step) {
    known = null;
    return ask(step);
  }
}
