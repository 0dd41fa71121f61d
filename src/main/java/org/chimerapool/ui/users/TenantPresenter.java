package org.chimerapool.ui.users;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chimerapool.identity.Account;
import org.chimerapool.identity.AccountId;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Membership;
import org.chimerapool.identity.Role;
import org.chimerapool.identity.Tenant;
import org.chimerapool.identity.TenantId;
import org.chimerapool.identity.TenantOutcome;
import org.chimerapool.identity.TenantPools;
import org.chimerapool.identity.Tenants;
import org.chimerapool.pool.PoolControl;
import org.chimerapool.pool.PoolEntry;
import org.springframework.stereotype.Component;

/// Reads and changes tenants; whether the visitor may is decided by [Tenants].
@Component
class TenantPresenter {

  private final Tenants tenants;
  private final TenantPools owned;
  private final PoolControl control;

  TenantPresenter(Tenants tenants, TenantPools owned, PoolControl control) {
    this.tenants = tenants;
    this.owned = owned;
    this.control = control;
  }

  List<Tenant> all() {
    return owned.tenants();
  }

  List<PoolEntry> pools() {
    return control.all();
  }

  Map<AccountId, List<Membership>> members(Actor visitor) {
    return tenants.members(visitor).stream().collect(Collectors.groupingBy(Membership::account));
  }

  List<TenantLine> lines(List<Account> accounts, Map<AccountId, List<Membership>> members) {
    List<PoolEntry> pools = control.all();
    return owned.tenants().stream()
        .map(
            tenant ->
                new TenantLine(tenant, poolsOf(tenant, pools), peopleOf(tenant, accounts, members)))
        .toList();
  }

  private static List<String> peopleOf(
      Tenant tenant, List<Account> accounts, Map<AccountId, List<Membership>> members) {
    return accounts.stream()
        .filter(
            account ->
                members.getOrDefault(account.id(), List.of()).stream()
                    .anyMatch(member -> member.tenant().id().equals(tenant.id())))
        .map(Account::login)
        .toList();
  }

  TenantOutcome create(Actor visitor, String name) {
    return tenants.create(visitor, name);
  }

  TenantOutcome rename(Actor visitor, Tenant tenant, String name) {
    return tenants.rename(visitor, tenant.id(), name);
  }

  TenantOutcome delete(Actor visitor, Tenant tenant) {
    return tenants.delete(visitor, tenant.id());
  }

  TenantOutcome move(Actor visitor, PoolEntry pool, Tenant to) {
    String named = "pool " + pool.plan().name() + " (" + pool.id().value() + ")";
    return tenants.movePool(visitor, pool.id().value(), named, to.id());
  }

  TenantOutcome assign(Actor visitor, Account account, Map<TenantId, Role> roles) {
    return tenants.assign(visitor, account.id(), roles);
  }

  TenantOutcome release(Actor visitor, Account account) {
    return tenants.release(visitor, account.id());
  }

  private List<String> poolsOf(Tenant tenant, List<PoolEntry> pools) {
    return pools.stream()
        .filter(pool -> owned.of(pool.id().value()).equals(tenant.id()))
        .map(pool -> pool.plan().name())
        .toList();
  }
}
