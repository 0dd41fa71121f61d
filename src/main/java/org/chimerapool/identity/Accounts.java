package org.chimerapool.identity;

import static org.chimerapool.jooq.identity.Tables.ACCOUNT;
import static org.chimerapool.jooq.identity.Tables.SECOND_FACTOR;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chimerapool.jooq.identity.tables.records.AccountRecord;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/// The table of accounts.
@Repository
class Accounts {

  private static final Field<Boolean> ENROLLED =
      DSL.field(
              DSL.exists(
                  DSL.selectOne()
                      .from(SECOND_FACTOR)
                      .where(SECOND_FACTOR.ACCOUNT_ID.eq(ACCOUNT.ID))))
          .as("enrolled");

  private final DSLContext db;

  Accounts(DSLContext db) {
    this.db = db;
  }

  boolean isEmpty() {
    return !db.fetchExists(ACCOUNT);
  }

  Optional<Credentials> find(String login) {
    return select().where(ACCOUNT.LOGIN.eq(login)).fetchOptional(Accounts::credentials);
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
          return Optional.of(new AccountId(row.getId()))
              .flatMap(id -> new Accounts(inside).find(id));
        });
  }

  /// In the order of their logins.
  List<Account> all() {
    return select().orderBy(ACCOUNT.LOGIN).fetch(Accounts::account);
  }

  Optional<Account> find(AccountId id) {
    return select().where(ACCOUNT.ID.eq(id.value())).fetchOptional(Accounts::account);
  }

  /// Empty where the login is taken.
  Optional<AccountId> create(
      String login, String passwordHash, Role role, Instant oneTimeUntil, Instant now) {
    return db.insertInto(ACCOUNT)
        .set(ACCOUNT.LOGIN, login)
        .set(ACCOUNT.PASSWORD_HASH, passwordHash)
        .set(ACCOUNT.ROLE, role.name())
        .set(ACCOUNT.CREATED_AT, now)
        .set(ACCOUNT.ONE_TIME_UNTIL, oneTimeUntil)
        .onConflict(ACCOUNT.LOGIN)
        .doNothing()
        .returning(ACCOUNT.ID)
        .fetchOptional(row -> new AccountId(row.getId()));
  }

  /// A miner's account with a password of its own; empty where the login is taken.
  Optional<AccountId> join(String login, String passwordHash, Instant now) {
    return db.insertInto(ACCOUNT)
        .set(ACCOUNT.LOGIN, login)
        .set(ACCOUNT.PASSWORD_HASH, passwordHash)
        .set(ACCOUNT.ROLE, Role.MINER.name())
        .set(ACCOUNT.CREATED_AT, now)
        .onConflict(ACCOUNT.LOGIN)
        .doNothing()
        .returning(ACCOUNT.ID)
        .fetchOptional(row -> new AccountId(row.getId()));
  }

  void setPassword(AccountId id, String passwordHash, Optional<Instant> oneTimeUntil) {
    db.update(ACCOUNT)
        .set(ACCOUNT.PASSWORD_HASH, passwordHash)
        .set(ACCOUNT.ONE_TIME_UNTIL, oneTimeUntil.orElse(null))
        .where(ACCOUNT.ID.eq(id.value()))
        .execute();
  }

  /// Does something that only holds while another owner is left who may sign in. Of two owners who
  /// do so to each other at the same time, one succeeds.
  ///
  /// @return false, with nothing done, where nobody else would be left
  boolean unlessLastOwner(AccountId id, Consumer<DSLContext> change) {
    return db.transactionResult(
        transaction -> {
          DSLContext inside = transaction.dsl();
          boolean otherOwner =
              inside
                  .select(ACCOUNT.ID)
                  .from(ACCOUNT)
                  .where(ACCOUNT.ROLE.eq(Role.OWNER.name()))
                  .and(ACCOUNT.DISABLED_AT.isNull())
                  .orderBy(ACCOUNT.ID)
                  .forUpdate()
                  .fetch(ACCOUNT.ID)
                  .stream()
                  .anyMatch(owner -> owner != id.value());
          if (otherOwner) {
            change.accept(inside);
          }
          return otherOwner;
        });
  }

  boolean setRole(AccountId id, Role role) {
    return unlessLastOwner(
        id,
        inside ->
            inside
                .update(ACCOUNT)
                .set(ACCOUNT.ROLE, role.name())
                .where(ACCOUNT.ID.eq(id.value()))
                .execute());
  }

  boolean disable(AccountId id, Instant now) {
    return unlessLastOwner(
        id,
        inside ->
            inside
                .update(ACCOUNT)
                .set(ACCOUNT.DISABLED_AT, now)
                .where(ACCOUNT.ID.eq(id.value()))
                .execute());
  }

  void enable(AccountId id) {
    db.update(ACCOUNT).setNull(ACCOUNT.DISABLED_AT).where(ACCOUNT.ID.eq(id.value())).execute();
  }

  void delete(AccountId id) {
    db.deleteFrom(ACCOUNT).where(ACCOUNT.ID.eq(id.value())).execute();
  }

  void signedIn(AccountId id, Instant now) {
    db.update(ACCOUNT).set(ACCOUNT.LAST_LOGIN_AT, now).where(ACCOUNT.ID.eq(id.value())).execute();
  }

  private SelectJoinStep<? extends Record> select() {
    return db.select(ACCOUNT.asterisk(), ENROLLED).from(ACCOUNT);
  }

  private static Credentials credentials(Record row) {
    return new Credentials(account(row), row.get(ACCOUNT.PASSWORD_HASH));
  }

  private static Account account(Record row) {
    return new Account(
        new AccountId(row.get(ACCOUNT.ID)),
        row.get(ACCOUNT.LOGIN),
        Role.valueOf(row.get(ACCOUNT.ROLE)),
        row.get(ACCOUNT.CREATED_AT),
        Optional.ofNullable(row.get(ACCOUNT.LAST_LOGIN_AT)),
        Optional.ofNullable(row.get(ACCOUNT.DISABLED_AT)),
        Optional.ofNullable(row.get(ACCOUNT.ONE_TIME_UNTIL)),
        row.get(ENROLLED));
  }
}
