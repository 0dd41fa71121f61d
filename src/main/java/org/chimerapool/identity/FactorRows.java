package org.chimerapool.identity;

import static org.chimerapool.jooq.identity.Tables.RECOVERY_CODE;
import static org.chimerapool.jooq.identity.Tables.SECOND_FACTOR;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.jooq.identity.tables.records.SecondFactorRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/// The tables of the second step.
@Repository
class FactorRows {

  private final DSLContext db;

  FactorRows(DSLContext db) {
    this.db = db;
  }

  Optional<StoredFactor> find(AccountId account) {
    return db.selectFrom(SECOND_FACTOR)
        .where(SECOND_FACTOR.ACCOUNT_ID.eq(account.value()))
        .fetchOptional(row -> new StoredFactor(row.getSecret(), row.getLastStep()));
  }

  boolean exists(AccountId account) {
    return db.fetchExists(SECOND_FACTOR, SECOND_FACTOR.ACCOUNT_ID.eq(account.value()));
  }

  void enrol(
      AccountId account, byte[] sealed, long step, List<byte[]> recoveryHashes, Instant now) {
    db.transaction(
        transaction -> {
          DSLContext inside = transaction.dsl();
          inside
              .deleteFrom(SECOND_FACTOR)
              .where(SECOND_FACTOR.ACCOUNT_ID.eq(account.value()))
              .execute();
          inside
              .insertInto(SECOND_FACTOR)
              .set(SECOND_FACTOR.ACCOUNT_ID, account.value())
              .set(SECOND_FACTOR.SECRET, sealed)
              .set(SECOND_FACTOR.ENROLLED_AT, now)
              .set(SECOND_FACTOR.LAST_STEP, step)
              .execute();
          replaceRecovery(inside, account, recoveryHashes);
        });
  }

  void replaceRecovery(AccountId account, List<byte[]> hashes) {
    db.transaction(transaction -> replaceRecovery(transaction.dsl(), account, hashes));
  }

  void remove(AccountId account) {
    db.transaction(
        transaction -> {
          replaceRecovery(transaction.dsl(), account, List.of());
          transaction
              .dsl()
              .deleteFrom(SECOND_FACTOR)
              .where(SECOND_FACTOR.ACCOUNT_ID.eq(account.value()))
              .execute();
        });
  }

  /// Counts a try as a failure before it is looked at; see [Charge].
  Charge charge(AccountId account, Instant now) {
    return db.transactionResult(
        transaction -> {
          DSLContext inside = transaction.dsl();
          SecondFactorRecord row =
              inside
                  .selectFrom(SECOND_FACTOR)
                  .where(SECOND_FACTOR.ACCOUNT_ID.eq(account.value()))
                  .forUpdate()
                  .fetchSingle();
          Instant lockedUntil = row.getLockedUntil();
          if (lockedUntil != null && now.isBefore(lockedUntil)) {
            return Charge.refused(lockedUntil);
          }
          Charge charge = Charge.counted(row.getFailures() + 1, now);
          inside
              .update(SECOND_FACTOR)
              .set(SECOND_FACTOR.FAILURES, SECOND_FACTOR.FAILURES.plus(1))
              .set(SECOND_FACTOR.LOCKED_UNTIL, charge.lockedUntil().orElse(null))
              .where(SECOND_FACTOR.ACCOUNT_ID.eq(account.value()))
              .execute();
          return charge;
        });
  }

  /// Takes back what [#charge] counted and remembers the step. False where another took the same
  /// step or a newer one in between.
  boolean use(AccountId account, long step) {
    return db.update(SECOND_FACTOR)
            .set(SECOND_FACTOR.LAST_STEP, step)
            .set(SECOND_FACTOR.FAILURES, 0)
            .setNull(SECOND_FACTOR.LOCKED_UNTIL)
            .where(SECOND_FACTOR.ACCOUNT_ID.eq(account.value()))
            .and(SECOND_FACTOR.LAST_STEP.lt(step))
            .execute()
        == 1;
  }

  /// Takes a recovery code away. False where there is none such, or another was faster.
  boolean useRecovery(AccountId account, byte[] hash) {
    return db.transactionResult(
        transaction -> {
          DSLContext inside = transaction.dsl();
          boolean used =
              inside
                      .deleteFrom(RECOVERY_CODE)
                      .where(RECOVERY_CODE.ACCOUNT_ID.eq(account.value()))
                      .and(RECOVERY_CODE.HASH.eq(hash))
                      .execute()
                  == 1;
          if (used) {
            inside
                .update(SECOND_FACTOR)
                .set(SECOND_FACTOR.FAILURES, 0)
                .setNull(SECOND_FACTOR.LOCKED_UNTIL)
                .where(SECOND_FACTOR.ACCOUNT_ID.eq(account.value()))
                .execute();
          }
          return used;
        });
  }

  int recoveryLeft(AccountId account) {
    return db.fetchCount(RECOVERY_CODE, RECOVERY_CODE.ACCOUNT_ID.eq(account.value()));
  }

  private static void replaceRecovery(DSLContext inside, AccountId account, List<byte[]> hashes) {
    inside.deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.ACCOUNT_ID.eq(account.value())).execute();
    for (byte[] hash : hashes) {
      inside
          .insertInto(RECOVERY_CODE)
          .set(RECOVERY_CODE.ACCOUNT_ID, account.value())
          .set(RECOVERY_CODE.HASH, hash)
          .execute();
    }
  }
}
