package org.chimerapool.identity;

import static org.chimerapool.jooq.identity.Tables.ACCOUNT;

import java.time.Instant;
import java.util.Optional;
import org.chimerapool.jooq.identity.tables.records.AccountRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/// The table of accounts.
@Repository
class Accounts {

  private final DSLContext db;

  Accounts(DSLContext db) {
    this.db = db;
  }

  boolean isEmpty() {
    return !db.fetchExists(ACCOUNT);
  }

  Optional<Credentials> find(String login) {
    return db.selectFrom(ACCOUNT)
        .where(ACCOUNT.LOGIN.eq(login))
        .fetchOptional()
        .map(Accounts::credentials);
  }

  /// Creates the first account; empty when there is one already. Of two callers at the same time,
  /// also in two processes, one succeeds.
  Optional<Account> createFirst(String login, String passwordHash, Instant now) {
    return db.transactionResult(
        transaction -> {
          DSLContext inside = transaction.dsl();
          inside.execute("LOCK TABLE identity.account IN SHARE ROW EXCLUSIVE MODE");
          if (inside.fetchExists(ACCOUNT)) {
            return Optional.<Account>empty();
          }
          AccountRecord row =
              inside
                  .insertInto(ACCOUNT)
                  .set(ACCOUNT.LOGIN, login)
                  .set(ACCOUNT.PASSWORD_HASH, passwordHash)
                  .set(ACCOUNT.ROLE, Role.OWNER.name())
                  .set(ACCOUNT.CREATED_AT, now)
                  .returning()
                  .fetchSingle();
          return Optional.of(account(row));
        });
  }

  /// Counts a try as a failure and locks the login by [LockoutPolicy], one try after the other.
  Charge charge(AccountId id, Instant now) {
    return db.transactionResult(
        transaction -> {
          DSLContext inside = transaction.dsl();
          AccountRecord row =
              inside.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(id.value())).forUpdate().fetchSingle();
          Instant lockedUntil = row.getLockedUntil();
          if (lockedUntil != null && now.isBefore(lockedUntil)) {
            return Charge.refused(lockedUntil);
          }
          Charge charge = Charge.counted(row.getFailedLogins() + 1, now);
          inside
              .update(ACCOUNT)
              .set(ACCOUNT.FAILED_LOGINS, ACCOUNT.FAILED_LOGINS.plus(1))
              .set(ACCOUNT.LOCKED_UNTIL, charge.lockedUntil().orElse(null))
              .where(ACCOUNT.ID.eq(id.value()))
              .execute();
          return charge;
        });
  }

  void signedIn(AccountId id, Instant now) {
    db.update(ACCOUNT)
        .set(ACCOUNT.FAILED_LOGINS, 0)
        .setNull(ACCOUNT.LOCKED_UNTIL)
        .set(ACCOUNT.LAST_LOGIN_AT, now)
        .where(ACCOUNT.ID.eq(id.value()))
        .execute();
  }

  private static Credentials credentials(AccountRecord row) {
    return new Credentials(
        account(row),
        row.getPasswordHash(),
        row.getFailedLogins(),
        Optional.ofNullable(row.getLockedUntil()));
  }

  private static Account account(AccountRecord row) {
    return new Account(
        new AccountId(row.getId()),
        row.getLogin(),
        Role.valueOf(row.getRole()),
        row.getCreatedAt(),
        Optional.ofNullable(row.getLastLoginAt()));
  }
}
