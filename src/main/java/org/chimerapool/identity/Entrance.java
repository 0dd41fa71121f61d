package org.chimerapool.identity;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The one way into the console. Everything that happens here is in the audit trail. Blocks on the
/// database and on hashing.
@Service
public class Entrance {

  private final SignIn signIn;
  private final Accounts accounts;
  private final FailureRows failures;
  private final PasswordHashing hashing;
  private final SecondFactor factor;
  private final Sessions sessions;
  private final TenantRows tenants;
  private final DoorTrail trail;
  private final RequestLimits limits;
  private volatile IdentitySettings settings;
  private final Clock clock;

  Entrance(
      SignIn signIn,
      Accounts accounts,
      FailureRows failures,
      PasswordHashing hashing,
      SecondFactor factor,
      Sessions sessions,
      TenantRows tenants,
      DoorTrail trail,
      RequestLimits limits,
      IdentitySettings settings,
      Clock clock) {
    this.signIn = signIn;
    this.accounts = accounts;
    this.failures = failures;
    this.hashing = hashing;
    this.factor = factor;
    this.sessions = sessions;
    this.tenants = tenants;
    this.trail = trail;
    this.limits = limits;
    this.settings = settings;
    this.clock = clock;
  }

  void change(IdentitySettings now) {
    settings = now;
  }

  public SignInAttempt attempt(Origin origin) {
    return new SignInAttempt(this, origin, clock);
  }

  SignInOutcome judge(String login, String password, Origin origin) {
    SignInOutcome outcome = signIn.atTheDoor(login, password, origin);
    switch (outcome) {
      case SignInOutcome.SignedIn signedIn -> {}
      case SignInOutcome.Refused() -> trail.failed(login, "wrong password", origin);
      case SignInOutcome.Locked locked -> trail.failed(login, "locked", origin);
      case SignInOutcome.Throttled throttled -> trail.failed(login, "too many tries", origin);
    }
    return outcome;
  }

  void claimed(Account owner, Origin origin) {
    trail.did(owner, AuditAction.CONSOLE_CLAIMED, origin);
  }

  FactorOutcome judgeCode(Account account, String typed, Origin origin) {
    Allowance allowance = limits.take(RateLimit.SIGN_IN, Network.of(origin.address()));
    if (!allowance.granted()) {
      return new FactorOutcome.Locked(allowance.retryAfter());
    }
    FactorOutcome outcome = factor.judge(account.id(), typed);
    trail.code(account, outcome, origin);
    return outcome;
  }

  boolean requiresFactor(Account account, Origin origin) {
    return settings.isFactorRequired(account.role(), origin);
  }

  Enrolment offer(Account account) {
    return factor.offer(account.login());
  }

  Optional<List<String>> enrol(Account account, Enrolment offered, String code, Origin origin) {
    Optional<List<String>> recovery = factor.enrol(account.id(), offered, code);
    recovery.ifPresent(codes -> trail.did(account, AuditAction.SECOND_FACTOR_ENROLLED, origin));
    return recovery;
  }

  /// Empty when it is done.
  Optional<PasswordRules.Fault> replacePassword(Account account, String password, Origin origin) {
    Optional<PasswordRules.Fault> fault = PasswordRules.check(password, account.login());
    if (fault.isEmpty()) {
      accounts.setPassword(account.id(), hashing.hash(password), Optional.empty());
      failures.forgetAll(account.id());
      sessions.endAll(account.id());
      trail.did(account, AuditAction.PASSWORD_CHANGED, origin);
    }
    return fault;
  }

  Account reload(Account account) {
    return accounts.find(account.id()).orElse(account);
  }

  /// Lets them in. The account is looked at once more after the session is there: whoever switches
  /// it off or changes its role ends those that they find.
  SignInStep open(Account account, Origin origin) {
    if (accounts.find(account.id()).filter(now -> isSame(now, account)).isEmpty()) {
      return new SignInStep.Refused();
    }
    long session = sessions.open(account.id(), origin);
    if (accounts.find(account.id()).filter(now -> isSame(now, account)).isEmpty()) {
      sessions.left(session);
      return new SignInStep.Refused();
    }
    trail.did(account, AuditAction.SIGNED_IN, origin);
    Visitor visitor =
        new Visitor(
            account.id().value(), account.login(), account.role(), origin.address(), session);
    return new SignInStep.Opened(
        tenants.members(account.id()).stream().findFirst().map(visitor::boundBy).orElse(visitor));
  }

  private static boolean isSame(Account now, Account then) {
    return !now.isDisabled() && now.role() == then.role() && now.oneTimeUntil().isEmpty();
  }
}
