package org.chimerapool.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Judges logins and passwords. Blocks on the database and on hashing.
@Service
public class SignIn {

  private final Accounts accounts;
  private final PasswordHashing hashing;
  private final Clock clock;
  private final UnknownLogins unknown = new UnknownLogins();

  SignIn(Accounts accounts, PasswordHashing hashing, Clock clock) {
    this.accounts = accounts;
    this.hashing = hashing;
    this.clock = clock;
  }

  public SignInOutcome signIn(String login, String password) {
    String name = login.strip().toLowerCase(Locale.ROOT);
    Instant now = clock.instant();
    if (name.length() > 64 || password.length() > 4 * PasswordRules.MAX_LENGTH) {
      return new SignInOutcome.Refused();
    }
    return accounts
        .find(name)
        .map(known -> judge(known, password, now))
        .orElseGet(() -> refuseUnknown(name, password, now));
  }

  private SignInOutcome judge(Credentials known, String password, Instant now) {
    AccountId id = known.account().id();
    Charge charge = accounts.charge(id, now);
    if (charge.heard() && hashing.matches(password, known.passwordHash())) {
      accounts.signedIn(id, now);
      return new SignInOutcome.SignedIn(known.account());
    }
    return refused(charge, now);
  }

  private SignInOutcome refuseUnknown(String login, String password, Instant now) {
    Charge charge = unknown.charge(login, now);
    if (charge.heard()) {
      hashing.pretend(password);
    }
    return refused(charge, now);
  }

  private static SignInOutcome refused(Charge charge, Instant now) {
    return wait(charge.lockedUntil(), now)
        .<SignInOutcome>map(SignInOutcome.Locked::new)
        .orElseGet(SignInOutcome.Refused::new);
  }

  private static Optional<Duration> wait(Optional<Instant> until, Instant now) {
    return until.filter(now::isBefore).map(instant -> Duration.between(now, instant));
  }
}
