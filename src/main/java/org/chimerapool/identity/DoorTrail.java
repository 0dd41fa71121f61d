package org.chimerapool.identity;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What happens at the door, for the audit trail. A stranger can fail as often as they like, so
/// failures are recorded up to a limit only; see [FailureBudget].
@Component
class DoorTrail {

  private final Audit audit;
  private final Accounts accounts;
  private final FailureBudget budget;

  DoorTrail(Audit audit, Accounts accounts, FailureBudget budget) {
    this.audit = audit;
    this.accounts = accounts;
    this.budget = budget;
  }

  /// A login that does not exist is not written down: it may be a password in the wrong field.
  void failed(String login, String why, Origin origin) {
    String name = login.strip().toLowerCase(Locale.ROOT);
    boolean known = name.length() <= 64 && accounts.find(name).isPresent();
    failure(
        AuditAction.SIGN_IN_FAILED,
        known ? "account " + name : "a login that does not exist",
        why,
        origin);
  }

  void code(Account account, FactorOutcome outcome, Origin origin) {
    switch (outcome) {
      case FactorOutcome.Right(boolean byRecovery, int left) -> {
        if (byRecovery) {
          audit.record(
              actor(account, origin),
              AuditAction.RECOVERY_CODE_USED,
              "account " + account.login(),
              "",
              left + " left");
        }
      }
      case FactorOutcome.Wrong() -> codeFailed(account, "wrong code", origin);
      case FactorOutcome.Locked locked -> codeFailed(account, "locked", origin);
    }
  }

  void did(Account account, AuditAction action, Origin origin) {
    audit.record(actor(account, origin), action, "account " + account.login());
  }

  private void codeFailed(Account account, String why, Origin origin) {
    failure(AuditAction.SECOND_FACTOR_FAILED, "account " + account.login(), why, origin);
  }

  private void failure(AuditAction action, String subject, String why, Origin origin) {
    Optional<Integer> unrecorded = budget.take(origin.address());
    unrecorded.ifPresent(
        left ->
            audit.record(
                Actor.stranger(origin.address()),
                action,
                subject,
                "",
                left == 0 ? why : why + "; " + left + " failures before this were not recorded"));
  }

  private static Actor actor(Account account, Origin origin) {
    return new Actor(account.login(), Optional.of(account.role()), origin.address());
  }
}
