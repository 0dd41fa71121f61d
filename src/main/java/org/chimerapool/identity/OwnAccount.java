package org.chimerapool.identity;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/// What everybody may do to their own account. Each change asks for the password again, under the
/// same limits as signing in. Blocks on the database and on hashing.
@Service
public class OwnAccount {

  private final SignIn signIn;
  private final Accounts accounts;
  private final PasswordHashing hashing;
  private final SecondFactor factor;
  private final Sessions sessions;
  private final Audit audit;

  OwnAccount(
      SignIn signIn,
      Accounts accounts,
      PasswordHashing hashing,
      SecondFactor factor,
      Sessions sessions,
      Audit audit) {
    this.signIn = signIn;
    this.accounts = accounts;
    this.hashing = hashing;
    this.factor = factor;
    this.sessions = sessions;
    this.audit = audit;
  }

  /// Empty where it has been deleted.
  public Optional<Account> read(Visitor visitor) {
    return accounts.find(visitor.accountId());
  }

  public int recoveryCodesLeft(Visitor visitor) {
    return factor.recoveryLeft(visitor.accountId());
  }

  /// Signs out every other browser of this account.
  public OwnOutcome changePassword(Visitor visitor, String current, String fresh) {
    Optional<PasswordRules.Fault> fault = PasswordRules.check(fresh, visitor.login());
    if (fault.isPresent()) {
      return new OwnOutcome.BadPassword(fault.get());
    }
    return proven(
        visitor,
        current,
        () -> {
          accounts.setPassword(visitor.accountId(), hashing.hash(fresh), Optional.empty());
          sessions.endAllBut(visitor);
          return done(visitor, AuditAction.PASSWORD_CHANGED);
        });
  }

  public Enrolment offerFactor(Visitor visitor) {
    return factor.offer(visitor.login());
  }

  /// @param code the first one of the app that took the secret
  public OwnOutcome enrolFactor(Visitor visitor, String password, Enrolment offered, String code) {
    return proven(
        visitor,
        password,
        () -> {
          if (factor.isEnrolled(visitor.accountId())) {
            return new OwnOutcome.AlreadyEnrolled();
          }
          Optional<List<String>> recovery = factor.enrol(visitor.accountId(), offered, code);
          if (recovery.isEmpty()) {
            return new OwnOutcome.WrongCode();
          }
          done(visitor, AuditAction.SECOND_FACTOR_ENROLLED);
          return new OwnOutcome.RecoveryCodes(recovery.get());
        });
  }

  /// New recovery codes in place of the old ones.
  ///
  /// @param code of the authenticator app, or an old recovery code
  public OwnOutcome renewRecoveryCodes(Visitor visitor, String password, String code) {
    return proven(
        visitor,
        password,
        () ->
            withCode(
                visitor,
                code,
                () -> {
                  List<String> codes = factor.renewRecovery(visitor.accountId());
                  done(visitor, AuditAction.RECOVERY_CODES_RENEWED);
                  return new OwnOutcome.RecoveryCodes(codes);
                }));
  }

  /// @param code of the authenticator app, or a recovery code: the password alone, which may be
  /// what a thief has, does not switch off what protects against its theft
  public OwnOutcome removeFactor(Visitor visitor, String password, String code) {
    return proven(
        visitor,
        password,
        () ->
            withCode(
                visitor,
                code,
                () -> {
                  factor.remove(visitor.accountId());
                  return done(visitor, AuditAction.SECOND_FACTOR_REMOVED);
                }));
  }

  private OwnOutcome withCode(Visitor visitor, String code, Supplier<OwnOutcome> change) {
    return switch (factor.judge(visitor.accountId(), code)) {
      case FactorOutcome.Right right -> change.get();
      case FactorOutcome.Wrong() -> new OwnOutcome.WrongCode();
      case FactorOutcome.Locked(var remaining) -> new OwnOutcome.Locked(remaining);
    };
  }

  private OwnOutcome proven(Visitor visitor, String password, Supplier<OwnOutcome> change) {
    return switch (signIn.again(visitor, password)) {
      case SignInOutcome.SignedIn signedIn -> change.get();
      case SignInOutcome.Refused() -> new OwnOutcome.WrongPassword();
      case SignInOutcome.Locked(var remaining) -> new OwnOutcome.Locked(remaining);
      case SignInOutcome.Throttled(var remaining) -> new OwnOutcome.Locked(remaining);
    };
  }

  private OwnOutcome done(Visitor visitor, AuditAction action) {
    audit.record(Actor.of(visitor), action, "account " + visitor.login());
    return new OwnOutcome.Done();
  }
}
