package org.chimerapool.identity;

import static org.chimerapool.jooq.identity.Tables.ACCOUNT;
import static org.chimerapool.jooq.identity.Tables.TENANT;
import static org.chimerapool.jooq.identity.Tables.TENANT_MEMBER;
import static org.chimerapool.jooq.identity.Tables.TENANT_POOL;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/// The tables of tenants, of their pools and their people.
@Repository
class TenantRows {

  private final DSLContext db;

  TenantRows(DSLContext db) {
    this.db = db;
  }

  /// The first one first.
  List<Tenant> all() {
    return db.selectFrom(TENANT)
        .orderBy(TENANT.ID)
        .fetch(row -> new Tenant(new TenantId(row.getId()), row.getName()));
  }

  /// Of the pools that stand here; every other one is the first tenant's.
  Map<Integer, TenantId> pools() {
    return db.selectFrom(TENANT_POOL)
        .fetchMap(TENANT_POOL.POOL_ID, row -> new TenantId(row.getTenantId()));
  }

  /// Empty where the name is taken.
  Optional<TenantId> create(String name, Instant now) {
    return db.insertInto(TENANT)
        .set(TENANT.NAME, name)
        .set(TENANT.CREATED_AT, now)
        .onConflict(TENANT.NAME)
        .doNothing()
        .returning(TENANT.ID)
        .fetchOptional(row -> new TenantId(row.getId()));
  }

  /// @return false where another one has the name
  boolean rename(TenantId id, String name) {
    return db.update(TENANT)
            .set(TENANT.NAME, name)
            .where(TENANT.ID.eq(id.value()))
            .and(
                DSL.notExists(
                    DSL.selectOne()
                        .from(TENANT.as("other"))
                        .where(TENANT.as("other").NAME.eq(name))
                        .and(TENANT.as("other").ID.ne(id.value()))))
            .execute()
        == 1;
  }

  /// @return false where it has pools or people
  boolean delete(TenantId id) {
    return db.deleteFrom(TENANT)
            .where(TENANT.ID.eq(id.value()))
            .and(
                DSL.notExists(
                    DSL.selectOne().from(TENANT_POOL).where(TENANT_POOL.TENANT_ID.eq(id.value()))))
            .and(
                DSL.notExists(
                    DSL.selectOne()
                        .from(TENANT_MEMBER)
                        .where(TENANT_MEMBER.TENANT_ID.eq(id.value()))))
            .execute()
        == 1;
  }

  void move(int pool, TenantId to) {
    db.insertInto(TENANT_POOL)
        .set(TENANT_POOL.POOL_ID, pool)
        .set(TENANT_POOL.TENANT_ID, to.value())
        .onConflict(TENANT_POOL.POOL_ID)
        .doUpdate()
        .set(TENANT_POOL.TENANT_ID, to.value())
        .execute();
  }

  /// By account and tenant.
  List<Membership> members() {
    return members(DSL.noCondition());
  }

  List<Membership> members(AccountId account) {
    return members(TENANT_MEMBER.ACCOUNT_ID.eq(account.value()));
  }

  private List<Membership> members(Condition which) {
    return db.select(TENANT_MEMBER.asterisk(), TENANT.NAME)
        .from(TENANT_MEMBER)
        .join(TENANT)
        .on(TENANT.ID.eq(TENANT_MEMBER.TENANT_ID))
        .where(which)
        .orderBy(TENANT_MEMBER.ACCOUNT_ID, TENANT_MEMBER.TENANT_ID)
        .fetch(
            row ->
                new Membership(
                    new AccountId(row.get(TENANT_MEMBER.ACCOUNT_ID)),
                    new Tenant(
                        new TenantId(row.get(TENANT_MEMBER.TENANT_ID)), row.get(TENANT.NAME)),
                    Role.valueOf(row.get(TENANT_MEMBER.ROLE))));
  }

  /// Binds an account to exactly these, or to none. The account's own role becomes the highest of
  /// them.
  void assign(AccountId account, Map<TenantId, Role> roles) {
    db.transaction(
        transaction -> {
          DSLContext inside = transaction.dsl();
          inside
              .deleteFrom(TENANT_MEMBER)
              .where(TENANT_MEMBER.ACCOUNT_ID.eq(account.value()))
              .execute();
          roles.forEach(
              (tenant, role) ->
                  inside
                      .insertInto(TENANT_MEMBER)
                      .set(TENANT_MEMBER.ACCOUNT_ID, account.value())
                      .set(TENANT_MEMBER.TENANT_ID, tenant.value())
                      .set(TENANT_MEMBER.ROLE, role.name())
                      .execute());
          roles.values().stream()
              .min(Role::compareTo)
              .ifPresent(
                  highest ->
                      inside
                          .update(ACCOUNT)
                          .set(ACCOUNT.ROLE, highest.name())
                          .where(ACCOUNT.ID.eq(account.value()))
                          .execute());
        });
  }
}
