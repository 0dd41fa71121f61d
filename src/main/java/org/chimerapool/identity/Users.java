package org.chimerapool.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/// Everybody's accounts, for those who run them: each method refuses everybody else. Whoever loses
/// a right is signed out everywhere. Blocks on the database and on hashing.
@Service
public class Users {

  /// How long a password that was handed out signs in.
  public static final Duration HANDED_OUT_FOR = Duration.ofDays(7);

  private final Accounts accounts;
  private final PasswordHashing hashing;
  private final SecondFactor factor;
  private final Sessions sessions;
  private final TenantRows tenants;
  private final ApiTokens tokens;
  private final FailureRows failures;
  private final Audit audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Users(
      Accounts accounts,
      PasswordHashing hashing,
      SecondFactor factor,
      Sessions sessions,
      TenantRows tenants,
      ApiTokens tokens,
      FailureRows failures,
      Audit audit,
      Clock clock) {
    this.accounts = accounts;
    this.hashing = hashing;
    this.factor = factor;
    this.sessions = sessions;
    this.tenants = tenants;
    this.tokens = tokens;
    this.failures = failures;
    this.audit = audit;
    this.clock = clock;
  }

  /// In the order of their logins.
  ///
  /// @throws NotPermittedException unless the actor runs accounts; so do all others here
  public List<Account> all(Actor actor) {
    actor.require(Permission.RUN_ACCOUNTS);
    return accounts.all();
  }

  public UserOutcome create(Actor actor, String login, Role role) {
    actor.require(Permission.RUN_ACCOUNTS);
    Optional<String> name = LoginName.parse(login);
    if (name.isEmpty()) {
      return new UserOutcome.BadLogin();
    }
    String password = freshPassword();
    Instant now = clock.instant();
    Optional<AccountId> made =
        accounts.create(name.get(), hashing.hash(password), role, now.plus(HANDED_OUT_FOR), now);
    if (made.isEmpty()) {
      return new UserOutcome.LoginTaken();
    }
    audit.record(actor, AuditAction.USER_CREATED, named(name.get()), "", word(role));
    return new UserOutcome.HandOver(name.get(), password);
  }

  public UserOutcome changeRole(Actor actor, AccountId id, Role role) {
    return withAccount(
        actor,
        id,
        account -> {
          if (account.role() == role) {
            return new UserOutcome.Done();
          }
          if (!tenants.members(id).isEmpty()) {
            return new UserOutcome.Bound();
          }
          if (!accounts.setRole(id, role)) {
            return new UserOutcome.LastOwner();
          }
          record(actor, AuditAction.USER_ROLE_CHANGED, account, word(account.role()), word(role));
          sessions.endAll(id);
          return new UserOutcome.Done();
        });
  }

  public UserOutcome disable(Actor actor, AccountId id) {
    return withAccount(
        actor,
        id,
        account -> {
          if (!account.isDisabled() && !accounts.disable(id, clock.instant())) {
            return new UserOutcome.LastOwner();
          }
          record(actor, AuditAction.USER_DISABLED, account, "", "");
          sessions.endAll(id);
          tokens.revokeAll(id);
          return new UserOutcome.Done();
        });
  }

  public UserOutcome enable(Actor actor, AccountId id) {
    return withAccount(
        actor,
        id,
        account -> {
          accounts.enable(id);
          record(actor, AuditAction.USER_ENABLED, account, "", "");
          return new UserOutcome.Done();
        });
  }

  /// A new password to hand over, which must be replaced; takes a lock away as well.
  ///
  /// @param andFactor whether the authenticator app is forgotten too, for somebody who lost the
  /// phone and all recovery codes
  public UserOutcome resetPassword(Actor actor, AccountId id, boolean andFactor) {
    return withAccount(
        actor,
        id,
        account -> {
          String password = freshPassword();
          accounts.setPassword(
              id, hashing.hash(password), Optional.of(clock.instant().plus(HANDED_OUT_FOR)));
          record(actor, AuditAction.USER_PASSWORD_RESET, account, "", "");
          if (andFactor && account.secondFactor()) {
            factor.remove(id);
            record(actor, AuditAction.SECOND_FACTOR_REMOVED, account, "", "");
          }
          failures.forgetAll(id);
          sessions.endAll(id);
          tokens.revokeAll(id);
          return new UserOutcome.HandOver(account.login(), password);
        });
  }

  /// @param typedLogin what the actor typed to confirm that they mean it
  public UserOutcome delete(Actor actor, AccountId id, String typedLogin) {
    return withAccount(
        actor,
        id,
        account -> {
          if (!account.login().equals(typedLogin.strip().toLowerCase(Locale.ROOT))) {
            return new UserOutcome.NotConfirmed();
          }
          if (!accounts.disable(id, clock.instant())) {
            return new UserOutcome.LastOwner();
          }
          sessions.endAll(id);
          accounts.delete(id);
          record(actor, AuditAction.USER_DELETED, account, word(account.role()), "");
          return new UserOutcome.Done();
        });
  }

  private UserOutcome withAccount(
      Actor actor, AccountId id, Function<Account, UserOutcome> change) {
    actor.require(Permission.RUN_ACCOUNTS);
    return accounts.find(id).map(change).orElseGet(UserOutcome.Gone::new);
  }

  private void record(
      Actor actor, AuditAction action, Account account, String before, String after) {
    audit.record(actor, action, named(account.login()), before, after);
  }

  private String freshPassword() {
    return ClaimCode.random(random).toString();
  }

  private static String named(String login) {
    return "account " + login;
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
