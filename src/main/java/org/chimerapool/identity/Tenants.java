package org.chimerapool.identity;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// Tenants, their pools and their people, changed by those who run accounts. Blocks on the
/// database.
@Service
public class Tenants {

  /// What a member may be.
  public static final Set<Role> ROLES =
      Set.copyOf(EnumSet.of(Role.OPERATOR, Role.SUPPORT, Role.VIEWER));

  private final TenantRows rows;
  private final TenantPools pools;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Audit audit;
  private final Clock clock;

  Tenants(
      TenantRows rows,
      TenantPools pools,
      Accounts accounts,
      Sessions sessions,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.pools = pools;
    this.accounts = accounts;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
  }

  /// Everybody who is bound, by account.
  ///
  /// @throws NotPermittedException unless the actor runs accounts; so do all that change something
  public List<Membership> members(Actor actor) {
    actor.require(Permission.RUN_ACCOUNTS);
    return rows.members();
  }

  public TenantOutcome create(Actor actor, String name) {
    actor.require(Permission.RUN_ACCOUNTS);
    String plain = name.strip();
    if (!isName(plain)) {
      return new TenantOutcome.BadName();
    }
    if (rows.create(plain, clock.instant()).isEmpty()) {
      return new TenantOutcome.NameTaken();
    }
    return done(actor, AuditAction.TENANT_CREATED, plain, "", "");
  }

  public TenantOutcome rename(Actor actor, TenantId id, String name) {
    actor.require(Permission.RUN_ACCOUNTS);
    String plain = name.strip();
    if (!isName(plain)) {
      return new TenantOutcome.BadName();
    }
    Optional<Tenant> before = find(id);
    if (before.isEmpty()) {
      return new TenantOutcome.Gone();
    }
    if (!rows.rename(id, plain)) {
      return new TenantOutcome.NameTaken();
    }
    return done(actor, AuditAction.TENANT_RENAMED, plain, before.get().name(), plain);
  }

  /// Only one that has nothing left, and never the first.
  public TenantOutcome delete(Actor actor, TenantId id) {
    actor.require(Permission.RUN_ACCOUNTS);
    Optional<Tenant> before = find(id);
    if (before.isEmpty()) {
      return new TenantOutcome.Gone();
    }
    if (rows.all().getFirst().id().equals(id) || !rows.delete(id)) {
      return new TenantOutcome.InUse();
    }
    return done(actor, AuditAction.TENANT_DELETED, before.get().name(), "", "");
  }

  /// @param named the pool as the trail names it
  public TenantOutcome movePool(Actor actor, int pool, String named, TenantId to) {
    actor.require(Permission.RUN_ACCOUNTS);
    Optional<Tenant> target = find(to);
    if (target.isEmpty()) {
      return new TenantOutcome.Gone();
    }
    TenantId from = pools.of(pool);
    rows.move(pool, to);
    pools.changed();
    audit.record(
        actor,
        AuditAction.POOL_MOVED,
        named,
        find(from).map(Tenant::name).orElse(""),
        target.get().name());
    return new TenantOutcome.Done();
  }

  /// Binds an account to exactly these tenants, at least one. Ends its sessions.
  public TenantOutcome assign(Actor actor, AccountId id, Map<TenantId, Role> roles) {
    actor.require(Permission.RUN_ACCOUNTS);
    if (roles.isEmpty()) {
      return new TenantOutcome.NothingLeft();
    }
    return bind(actor, id, roles);
  }

  /// Gives somebody who was bound the whole installation, in the role that the account has. Ends
  /// its sessions.
  public TenantOutcome release(Actor actor, AccountId id) {
    actor.require(Permission.RUN_ACCOUNTS);
    return bind(actor, id, Map.of());
  }

  private TenantOutcome bind(Actor actor, AccountId id, Map<TenantId, Role> roles) {
    Optional<Account> account = accounts.find(id);
    if (account.isEmpty()) {
      return new TenantOutcome.Gone();
    }
    if (!ROLES.contains(account.get().role()) || !ROLES.containsAll(roles.values())) {
      return new TenantOutcome.NotBindable();
    }
    String before = words(rows.members(id));
    rows.assign(id, roles);
    String subject = "account " + account.get().login();
    audit.record(actor, AuditAction.USER_BOUND, subject, before, words(rows.members(id)));
    sessions.endAll(id);
    return new TenantOutcome.Done();
  }

  /// The tenants in which somebody may work.
  public List<Tenant> open(Visitor visitor) {
    return visitor.bound()
        ? rows.members(visitor.accountId()).stream().map(Membership::tenant).toList()
        : pools.tenants();
  }

  /// The same visitor at work for another tenant, or for all of them.
  ///
  /// @return empty where they may not
  public Optional<Visitor> enter(Visitor visitor, Optional<TenantId> tenant) {
    if (!visitor.bound()) {
      return tenant.isEmpty() || find(tenant.get()).isPresent()
          ? Optional.of(visitor.within(tenant))
          : Optional.empty();
    }
    return rows.members(visitor.accountId()).stream()
        .filter(member -> Optional.of(member.tenant().id()).equals(tenant))
        .findFirst()
        .map(visitor::boundBy);
  }

  private Optional<Tenant> find(TenantId id) {
    return rows.all().stream().filter(tenant -> tenant.id().equals(id)).findFirst();
  }

  private TenantOutcome done(
      Actor actor, AuditAction action, String name, String before, String after) {
    pools.changed();
    audit.record(actor, action, "tenant " + name, before, after);
    return new TenantOutcome.Done();
  }

  private static String words(List<Membership> members) {
    return members.stream()
        .map(
            member ->
                member.tenant().name() + " as " + member.role().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= Tenant.LONGEST_NAME
        && name.chars().noneMatch(Character::isISOControl);
  }
}
