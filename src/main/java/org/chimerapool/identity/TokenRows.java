package org.chimerapool.identity;

import static org.chimerapool.jooq.identity.Tables.ACCOUNT;
import static org.chimerapool.jooq.identity.Tables.API_TOKEN;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.springframework.stereotype.Repository;

/// The table of tokens that count.
@Repository
class TokenRows {

  private final DSLContext db;

  TokenRows(DSLContext db) {
    this.db = db;
  }

  void insert(ApiToken token) {
    db.insertInto(API_TOKEN)
        .set(API_TOKEN.ID, token.id())
        .set(API_TOKEN.ACCOUNT_ID, token.account().value())
        .set(API_TOKEN.NAME, token.name())
        .set(API_TOKEN.TENANT_ID, token.tenant().map(TenantId::value).orElse(null))
        .set(
            API_TOKEN.SCOPES,
            token.scopes().stream().map(Permission::scope).sorted().toArray(String[]::new))
        .set(API_TOKEN.CREATED_AT, token.createdAt())
        .set(API_TOKEN.EXPIRES_AT, token.expiresAt())
        .execute();
  }

  int count(AccountId account) {
    return db.fetchCount(API_TOKEN, API_TOKEN.ACCOUNT_ID.eq(account.value()));
  }

  /// The newest first.
  List<ApiToken> list(Condition which) {
    return select().where(which).orderBy(API_TOKEN.CREATED_AT.desc()).fetch(TokenRows::token);
  }

  /// A token with the account as it is now. One of an account that is bound to tenants counts for
  /// the tenant in which it was issued, in the role that the account has there now.
  Optional<Held> find(UUID id) {
    return select()
        .where(API_TOKEN.ID.eq(id))
        .fetchOptional(
            row ->
                held(
                    token(row),
                    Role.valueOf(row.get(ACCOUNT.ROLE)),
                    row.get(ACCOUNT.DISABLED_AT) == null
                        && row.get(ACCOUNT.ONE_TIME_UNTIL) == null));
  }

  private Held held(ApiToken token, Role role, boolean counts) {
    List<Membership> members = new TenantRows(db).members(token.account());
    if (members.isEmpty()) {
      return new Held(token, role, counts, false);
    }
    return members.stream()
        .filter(member -> token.tenant().equals(Optional.of(member.tenant().id())))
        .findFirst()
        .map(member -> new Held(token, member.role(), counts, true))
        .orElseGet(() -> new Held(token, role, false, true));
  }

  void used(UUID id, Instant at) {
    db.update(API_TOKEN).set(API_TOKEN.LAST_USED_AT, at).where(API_TOKEN.ID.eq(id)).execute();
  }

  int delete(Condition which) {
    return db.deleteFrom(API_TOKEN).where(which).execute();
  }

  private SelectOnConditionStep<? extends Record> select() {
    return db.select(
            API_TOKEN.asterisk(),
            ACCOUNT.LOGIN,
            ACCOUNT.ROLE,
            ACCOUNT.DISABLED_AT,
            ACCOUNT.ONE_TIME_UNTIL)
        .from(API_TOKEN)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(API_TOKEN.ACCOUNT_ID));
  }

  private static ApiToken token(Record row) {
    return new ApiToken(
        row.get(API_TOKEN.ID),
        new AccountId(row.get(API_TOKEN.ACCOUNT_ID)),
        row.get(ACCOUNT.LOGIN),
        row.get(API_TOKEN.NAME),
        scopes(row.get(API_TOKEN.SCOPES)),
        row.get(API_TOKEN.CREATED_AT),
        row.get(API_TOKEN.EXPIRES_AT),
        Optional.ofNullable(row.get(API_TOKEN.LAST_USED_AT)),
        Optional.ofNullable(row.get(API_TOKEN.TENANT_ID)).map(TenantId::new));
  }

  /// A scope that this version does not know gives nothing.
  private static Set<Permission> scopes(String[] names) {
    Set<Permission> known = EnumSet.noneOf(Permission.class);
    Arrays.stream(names).flatMap(name -> Permission.ofScope(name).stream()).forEach(known::add);
    return known;
  }

  /// @param counts whether the account may sign in, with a password of its own
  /// @param bound whether it may nothing beyond the token's tenant
  record Held(ApiToken token, Role role, boolean counts, boolean bound) {}
}
