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
    Optional<Duration> wait = wait(known.lockedUntil(), now);
    if (wait.isPresent()) {
      return new SignInOutcome.Locked(wait.get());
    }
    AccountId id = known.account().id();
    if (hashing.matches(password, known.passwordHash())) {
      accounts.signedIn(id, now);
      return new SignInOutcome.SignedIn(known.account());
    }
    return refused(accounts.failed(id, now), now);
  }

  private SignInOutcome refuseUnknown(String login, String password, Instant now) {
    Optional<Duration> wait = wait(unknown.lockedUntil(login), now);
    if (wait.isPresent()) {
      return new SignInOutcome.Locked(wait.get());
    }
    hashing.pretend(password);
    return refused(unknown.failed(login, now), now);
  }

  private static SignInOutcome refused(Optional<Instant> until, Instant now) {
    return wait(until, now)
        .<SignInOutcome>map(SignInOutcome.Locked::new)
        .orElseGet(SignInOutcome.Refused::new);
  }

  private static Optional<Duration> wait(Optional<Instant> until, Instant now) {
    return until.filter(now::isBefore).map(instant -> Duration.between(now, instant));
  }
}
