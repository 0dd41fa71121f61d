package org.chimerapool.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Where miners make an account for themselves, with a password of their own and nothing else. It
/// may follow addresses and never enters the console. Blocks on the database and on hashing.
///
/// Programs that make accounts by the thousand meet a limit for each address and one for all. That
/// a login is taken is told, because nobody could choose one otherwise; asking counts as a try.
@Service
public class SignUp {

  private static final String EVERYBODY = "";

  private final Accounts accounts;
  private final PasswordHashing hashing;
  private final Audit audit;
  private final SignUpSettings settings;
  private final Clock clock;
  private final RequestLimits limits;

  SignUp(
      Accounts accounts,
      PasswordHashing hashing,
      Audit audit,
      SignUpSettings settings,
      RequestLimits limits,
      Clock clock) {
    this.accounts = accounts;
    this.hashing = hashing;
    this.audit = audit;
    this.settings = settings;
    this.limits = limits;
    this.clock = clock;
  }

  /// Whether there is such a thing here.
  public boolean isOpen() {
    return settings.signUp();
  }

  public SignUpOutcome join(String login, String password, Origin origin) {
    if (!isOpen() || accounts.isEmpty()) {
      return new SignUpOutcome.Closed();
    }
    Optional<String> name = LoginName.parse(login);
    if (name.isEmpty()) {
      return new SignUpOutcome.BadLogin();
    }
    Optional<PasswordRules.Fault> fault = PasswordRules.check(password, name.get());
    if (fault.isPresent()) {
      return new SignUpOutcome.BadPassword(fault.get());
    }
    if (!limits.take(RateLimit.SIGN_UP, Network.of(origin.address())).granted()
        || !limits.take(RateLimit.SIGN_UP_IN_ALL, EVERYBODY).granted()) {
      return new SignUpOutcome.TooMany();
    }
    Instant now = clock.instant();
    Optional<AccountId> made = accounts.join(name.get(), hashing.hash(password), now);
    if (made.isEmpty()) {
      return new SignUpOutcome.LoginTaken();
    }
    audit.record(
        new Actor(name.get(), Optional.of(Role.MINER), origin.address()),
        AuditAction.MINER_JOINED,
        "account " + name.get());
    return new SignUpOutcome.Joined(name.get());
  }
}
