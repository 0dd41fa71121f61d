package org.chimerapool.identity;

import static org.chimerapool.jooq.identity.Tables.ACCOUNT;
import static org.chimerapool.jooq.identity.Tables.SIGN_IN_FAILURE;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.jooq.identity.tables.records.SignInFailureRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/// The table of wrong passwords for accounts that there are.
@Repository
class FailureRows {

  private final DSLContext db;

  FailureRows(DSLContext db) {
    this.db = db;
  }

  /// Counts a try as a failure before it is looked at, one try of an account after the other; see
  /// [Charge].
  Charge charge(AccountId id, List<FailureSource> sources, Instant now) {
    return db.transactionResult(
        transaction -> {
          DSLContext inside = transaction.dsl();
          inside
              .select(ACCOUNT.ID)
              .from(ACCOUNT)
              .where(ACCOUNT.ID.eq(id.value()))
              .forUpdate()
              .fetch();
          Map<String, Failures> before = read(inside, id, sources);
          Charge charge = Charge.of(sources, before, now);
          charge.counted().forEach((source, failures) -> write(inside, id, source, failures));
          return charge;
        });
  }

  /// A right password takes back what its own sources counted.
  void forget(AccountId id, List<FailureSource> sources) {
    delete(where(id, sources));
  }

  void forgetAll(AccountId id) {
    delete(SIGN_IN_FAILURE.ACCOUNT_ID.eq(id.value()));
  }

  void forgetOlderThan(Instant then) {
    delete(SIGN_IN_FAILURE.LAST_AT.lt(then));
  }

  private void delete(Condition which) {
    db.deleteFrom(SIGN_IN_FAILURE).where(which).execute();
  }

  private static Map<String, Failures> read(
      DSLContext inside, AccountId id, List<FailureSource> sources) {
    Map<String, Failures> found = new HashMap<>();
    inside
        .selectFrom(SIGN_IN_FAILURE)
        .where(where(id, sources))
        .forEach(row -> found.put(row.getSource(), failures(row)));
    return found;
  }

  private static Failures failures(SignInFailureRecord row) {
    return new Failures(
        row.getFailures(), Optional.ofNullable(row.getLockedUntil()), row.getLastAt());
  }

  private static void write(DSLContext inside, AccountId id, String source, Failures failures) {
    SignInFailureRecord row =
        new SignInFailureRecord(
            id.value(),
            source,
            failures.count(),
            failures.lockedUntil().orElse(null),
            failures.lastAt());
    inside.insertInto(SIGN_IN_FAILURE).set(row).onDuplicateKeyUpdate().set(row).execute();
  }

  private static Condition where(AccountId id, List<FailureSource> sources) {
    return SIGN_IN_FAILURE
        .ACCOUNT_ID
        .eq(id.value())
        .and(SIGN_IN_FAILURE.SOURCE.in(sources.stream().map(FailureSource::name).toList()));
  }
}
