package org.chimerapool.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/// Judges logins and passwords. Whoever fails waits by [LockoutPolicy], apart for each
/// [FailureSource]. Blocks on the database and on hashing.
@Service
public class SignIn {

  /// Until strangers who found too many before them may try again.
  private static final Duration CROWD = Duration.ofSeconds(5);

  private final Accounts accounts;
  private final FailureRows failures;
  private final PasswordHashing hashing;
  private final KnownBrowsers browsers;
  private final RequestLimits limits;
  private final Clock clock;
  private final UnknownLogins unknown = new UnknownLogins();

  SignIn(
      Accounts accounts,
      FailureRows failures,
      PasswordHashing hashing,
      KnownBrowsers browsers,
      RequestLimits limits,
      Clock clock) {
    this.accounts = accounts;
    this.failures = failures;
    this.hashing = hashing;
    this.browsers = browsers;
    this.limits = limits;
    this.clock = clock;
  }

  /// Of somebody at the door.
  SignInOutcome atTheDoor(String login, String password, Origin origin) {
    String name = login.strip().toLowerCase(Locale.ROOT);
    if (name.length() > 64 || isTooLong(password)) {
      return new SignInOutcome.Refused();
    }
    Optional<Credentials> found = accounts.find(name);
    Optional<String> browser =
        found.flatMap(known -> browsers.recognise(known.account().id(), origin.mark()));
    Allowance allowance =
        limits.take(
            RateLimit.SIGN_IN,
            browser.map(id -> "browser " + id).orElseGet(() -> Network.of(origin.address())));
    if (!allowance.granted()) {
      return new SignInOutcome.Throttled(allowance.retryAfter());
    }
    if (found.isPresent() && browser.isPresent()) {
      return judge(found.get(), password, FailureSource.browser(browser.get()));
    }
    List<FailureSource> sources = FailureSource.door(origin);
    Supplier<SignInOutcome> work =
        () ->
            found
                .map(known -> judge(known, password, sources))
                .orElseGet(() -> refuseUnknown(name, password, sources));
    return hashing.forStranger(work).orElseGet(() -> new SignInOutcome.Throttled(CROWD));
  }

  /// Of somebody who is signed in and proves that it is still them. Needs no second step.
  SignInOutcome again(Visitor visitor, String password) {
    if (isTooLong(password)) {
      return new SignInOutcome.Refused();
    }
    return accounts
        .find(visitor.login())
        .filter(known -> known.account().id().equals(visitor.accountId()))
        .map(known -> judge(known, password, FailureSource.inside()))
        .orElseGet(SignInOutcome.Refused::new);
  }

  private SignInOutcome judge(Credentials known, String password, List<FailureSource> sources) {
    Instant now = clock.instant();
    AccountId id = known.account().id();
    failures.forgetOlderThan(now.minus(Failures.KEPT));
    Charge charge = failures.charge(id, sources, now);
    if (charge.heard() && hashing.matches(password, known.passwordHash())) {
      failures.forget(id, sources);
      accounts.signedIn(id, now);
      return new SignInOutcome.SignedIn(known.account());
    }
    return refused(charge, now);
  }

  private SignInOutcome refuseUnknown(String login, String password, List<FailureSource> sources) {
    Instant now = clock.instant();
    Charge charge = unknown.charge(login, sources, now);
    if (charge.heard()) {
      hashing.pretend(password);
    }
    return refused(charge, now);
  }

  private static boolean isTooLong(String password) {
    return password.length() > 4 * PasswordRules.MAX_LENGTH;
  }

  private static SignInOutcome refused(Charge charge, Instant now) {
    return charge
        .lockedUntil()
        .filter(now::isBefore)
        .<SignInOutcome>map(until -> new SignInOutcome.Locked(Duration.between(now, until)))
        .orElseGet(SignInOutcome.Refused::new);
  }
}
