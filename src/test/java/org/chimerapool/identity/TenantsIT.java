package org.chimerapool.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chimerapool.identity.House.PASSWORD;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.junit.jupiter.api.Test;

/// Tenants beside each other on one installation.
@DatabaseTest
class TenantsIT {

  @Test
  void givesEveryPoolToTheFirstTenantUntilItIsMoved(TestDatabase database) {
    House house = new House(database);
    Actor anna = Actor.of(house.claimed());
    TenantId first = house.tenantPools.tenants().getFirst().id();
    TenantId basel = tenant(house, anna, "Basel");

    assertThat(house.tenantPools.of(7)).isEqualTo(first);
    house.tenants.movePool(anna, 7, "pool Dolomite (7)", basel);
    assertThat(house.tenantPools.of(7)).isEqualTo(basel);
    assertThat(house.tenantPools.sees(Optional.of(basel), 7)).isTrue();
    assertThat(house.tenantPools.sees(Optional.of(basel), 8)).isFalse();
    assertThat(house.tenantPools.sees(Optional.of(first), 7)).isFalse();
    assertThat(house.tenantPools.sees(Optional.empty(), 7)).isTrue();
  }

  @Test
  void letsABoundOperatorActOnOwnPoolsOnly(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    TenantId basel = tenant(house, Actor.of(anna), "Basel");
    house.tenants.movePool(Actor.of(anna), 7, "pool Dolomite (7)", basel);
    Visitor otto = bound(house, anna, "otto", Map.of(basel, Role.OPERATOR));
    Actor actor = Actor.of(otto);

    assertThat(otto.role()).isEqualTo(Role.OPERATOR);
    assertThat(actor.tenant()).contains(basel);
    assertThat(actor.rights())
        .containsExactlyInAnyOrder(
            Permission.SEE_CONSOLE,
            Permission.TALK_TO_MINERS,
            Permission.RUN_POOLS,
            Permission.SEE_AUDIT);
    assertThat(house.tenantPools.acting(actor, 7).tenant()).contains(basel);
    assertThatThrownBy(() -> house.tenantPools.acting(actor, 1))
        .isInstanceOf(NotPermittedException.class)
        .hasMessageContaining("another tenant");
    house.tenantPools.adopt(actor, 9);
    assertThat(house.tenantPools.of(9)).isEqualTo(basel);
  }

  @Test
  void showsATenantsPeopleTheirOwnTrailOnly(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    TenantId basel = tenant(house, Actor.of(anna), "Basel");
    house.tenants.movePool(Actor.of(anna), 7, "pool Dolomite (7)", basel);
    Actor otto = Actor.of(bound(house, anna, "otto", Map.of(basel, Role.OPERATOR)));
    Actor owner = Actor.of(anna);
    house.audit.record(
        house.tenantPools.acting(owner, 1), AuditAction.POOL_PAUSED, "pool Alpine (1)");
    house.audit.record(
        house.tenantPools.acting(owner, 7), AuditAction.POOL_PAUSED, "pool Dolomite (7)");
    house.audit.record(otto, AuditAction.MINER_MESSAGED, "all miners of pool Dolomite");

    assertThat(house.audit.page(otto, AuditFilter.ALL, 50))
        .extracting(AuditEntry::subject)
        .containsExactly("all miners of pool Dolomite", "pool Dolomite (7)");
    assertThat(house.audit.page(owner, AuditFilter.ALL, 50))
        .extracting(AuditEntry::subject)
        .contains("pool Alpine (1)", "pool Dolomite (7)");
    assertThat(house.audit.verify()).isInstanceOf(AuditVerdict.Whole.class);
    assertThatThrownBy(() -> house.audit.verify(otto)).isInstanceOf(NotPermittedException.class);
  }

  @Test
  void givesARoleInEachTenantAndLetsNobodyEnterAnother(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    TenantId basel = tenant(house, Actor.of(anna), "Basel");
    TenantId chur = tenant(house, Actor.of(anna), "Chur");
    TenantId davos = tenant(house, Actor.of(anna), "Davos");
    Visitor otto = bound(house, anna, "otto", Map.of(basel, Role.VIEWER, chur, Role.OPERATOR));

    assertThat(otto.tenant()).contains(basel);
    assertThat(otto.rights()).doesNotContain(Permission.RUN_POOLS);
    Visitor atChur = house.tenants.enter(otto, Optional.of(chur)).orElseThrow();
    assertThat(atChur.rights()).contains(Permission.RUN_POOLS);
    assertThat(house.tenants.enter(otto, Optional.of(davos))).isEmpty();
    assertThat(house.tenants.enter(otto, Optional.empty())).isEmpty();
    assertThat(house.tenants.open(otto)).extracting(Tenant::id).containsExactly(basel, chur);
    Visitor annaAtChur = house.tenants.enter(anna, Optional.of(chur)).orElseThrow();
    assertThat(annaAtChur.rights()).contains(Permission.RUN_ACCOUNTS);
    assertThat(annaAtChur.tenant()).contains(chur);
  }

  @Test
  void endsTheSessionsOfWhomItBindsAndBindsNeitherOwnersNorMiners(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    TenantId basel = tenant(house, Actor.of(anna), "Basel");
    Visitor vera = house.person(anna, "vera", Role.VIEWER);
    assertThat(house.sessions.stillOpen(Set.of(vera.session()))).isNotEmpty();

    assertThat(assign(house, anna, "vera", Map.of(basel, Role.SUPPORT)))
        .isEqualTo(new TenantOutcome.Done());
    assertThat(house.sessions.stillOpen(Set.of(vera.session()))).isEmpty();
    assertThat(house.users.changeRole(Actor.of(anna), house.id("vera"), Role.OWNER))
        .isEqualTo(new UserOutcome.Bound());
    assertThat(assign(house, anna, "anna", Map.of(basel, Role.OPERATOR)))
        .isEqualTo(new TenantOutcome.NotBindable());
    assertThat(assign(house, anna, "vera", Map.of(basel, Role.OWNER)))
        .isEqualTo(new TenantOutcome.NotBindable());
  }

  @Test
  void givesTheWholeInstallationOnlyWhenThatIsSaid(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    TenantId basel = tenant(house, Actor.of(anna), "Basel");
    Visitor otto = bound(house, anna, "otto", Map.of(basel, Role.OPERATOR));

    assertThat(assign(house, anna, "otto", Map.of())).isEqualTo(new TenantOutcome.NothingLeft());
    assertThat(house.sessions.stillOpen(Set.of(otto.session()))).isNotEmpty();
    assertThat(house.in("otto", PASSWORD).tenant()).contains(basel);
    assertThatThrownBy(() -> house.tenants.release(Actor.of(otto), house.id("otto")))
        .isInstanceOf(NotPermittedException.class);

    assertThat(house.tenants.release(Actor.of(anna), house.id("otto")))
        .isEqualTo(new TenantOutcome.Done());
    assertThat(house.in("otto", PASSWORD).bound()).isFalse();
  }

  @Test
  void keepsWhatAnOwnerDoesToTheInstallationOutOfATenantsTrail(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    TenantId basel = tenant(house, Actor.of(anna), "Basel");
    house.tenants.movePool(Actor.of(anna), 7, "pool Dolomite (7)", basel);
    Actor otto = Actor.of(bound(house, anna, "otto", Map.of(basel, Role.OPERATOR)));
    Actor within = Actor.of(house.tenants.enter(anna, Optional.of(basel)).orElseThrow());

    house.audit.record(within, AuditAction.SETTING_CHANGED, "fees", "1 %", "2 %");
    house.audit.record(
        house.tenantPools.acting(within, 7), AuditAction.POOL_PAUSED, "pool Dolomite (7)");

    assertThat(house.audit.page(otto, AuditFilter.ALL, 50))
        .extracting(AuditEntry::subject)
        .containsExactly("pool Dolomite (7)");
    assertThat(house.audit.page(Actor.of(anna), AuditFilter.ALL, 50))
        .extracting(AuditEntry::subject)
        .contains("fees");
  }

  @Test
  void knowsWhoseAPoolIsAfterAPauseAndWhileTheDatabaseIsAway(TestDatabase database) {
    TenantRows elsewhere = new TenantRows(database.sql());
    AtomicLong nanos = new AtomicLong();
    TenantPools pools = new KeptTenantPools(new TenantRows(database.sql()), nanos::get);
    TenantId first = pools.tenants().getFirst().id();
    assertThat(pools.of(7)).isEqualTo(first);
    TenantId basel = elsewhere.create("Basel", Instant.parse("2026-11-21T12:00:00Z")).orElseThrow();
    elsewhere.move(7, basel);

    nanos.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(pools.of(7)).isEqualTo(basel);

    database.sql().execute("ALTER TABLE identity.tenant_pool RENAME TO away");
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(pools.of(7)).isEqualTo(basel);
  }

  @Test
  void limitsTokensToTheTenantInWhichTheyWereIssued(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    TenantId basel = tenant(house, Actor.of(anna), "Basel");
    TenantId chur = tenant(house, Actor.of(anna), "Chur");
    Visitor otto = house.person(anna, "otto", Role.OPERATOR);
    String before = token(house, otto, Set.of(Permission.SEE_CONSOLE, Permission.RUN_NODES));
    assertThat(house.tokens.judge(before)).isPresent();

    assign(house, anna, "otto", Map.of(basel, Role.OPERATOR));
    assertThat(house.tokens.judge(before)).as("one for the whole installation").isEmpty();
    Visitor bound = house.in("otto", PASSWORD);
    assertThat(house.tokens.issue(bound, PASSWORD, wish(Set.of(Permission.RUN_NODES))))
        .isEqualTo(new TokenOutcome.BadScopes());
    String own = token(house, bound, Set.of(Permission.SEE_CONSOLE, Permission.RUN_POOLS));
    assertThat(house.tokens.judge(own).orElseThrow().tenant()).contains(basel);

    assign(house, anna, "otto", Map.of(basel, Role.VIEWER, chur, Role.OPERATOR));
    assertThat(house.tokens.judge(own).orElseThrow().rights())
        .containsExactly(Permission.SEE_CONSOLE);
    assign(house, anna, "otto", Map.of(chur, Role.OPERATOR));
    assertThat(house.tokens.judge(own)).as("of a tenant that they have left").isEmpty();
  }

  @Test
  void refusesNamesThatAreTakenAndDeletesOnlyWhatIsEmpty(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    Actor owner = Actor.of(anna);
    TenantId basel = tenant(house, owner, "Basel");
    TenantId first = house.tenantPools.tenants().getFirst().id();

    assertThat(house.tenants.create(owner, " Basel ")).isEqualTo(new TenantOutcome.NameTaken());
    assertThat(house.tenants.create(owner, " ")).isEqualTo(new TenantOutcome.BadName());
    assertThat(house.tenants.rename(owner, first, "Basel"))
        .isEqualTo(new TenantOutcome.NameTaken());
    house.tenants.movePool(owner, 7, "pool Dolomite (7)", basel);
    assertThat(house.tenants.delete(owner, basel)).isEqualTo(new TenantOutcome.InUse());
    house.tenants.movePool(owner, 7, "pool Dolomite (7)", first);
    assertThat(house.tenants.delete(owner, basel)).isEqualTo(new TenantOutcome.Done());
    assertThat(house.tenants.delete(owner, first)).isEqualTo(new TenantOutcome.InUse());
    Visitor vera = house.person(anna, "vera", Role.VIEWER);
    assertThatThrownBy(() -> house.tenants.create(Actor.of(vera), "Mine"))
        .isInstanceOf(NotPermittedException.class);
  }

  private static TenantId tenant(House house, Actor owner, String name) {
    assertThat(house.tenants.create(owner, name)).isEqualTo(new TenantOutcome.Done());
    return house.tenantPools.tenants().stream()
        .filter(tenant -> tenant.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static Visitor bound(
      House house, Visitor owner, String login, Map<TenantId, Role> roles) {
    house.person(owner, login, Role.VIEWER);
    assertThat(assign(house, owner, login, roles)).isEqualTo(new TenantOutcome.Done());
    return house.in(login, PASSWORD);
  }

  private static TenantOutcome assign(
      House house, Visitor owner, String login, Map<TenantId, Role> roles) {
    return house.tenants.assign(Actor.of(owner), house.id(login), roles);
  }

  private static String token(House house, Visitor visitor, Set<Permission> scopes) {
    if (house.tokens.issue(visitor, PASSWORD, wish(scopes))
        instanceof TokenOutcome.Issued(ApiToken token, String text)) {
      return text;
    }
    throw new AssertionError("no token for " + visitor);
  }

  private static TokenWish wish(Set<Permission> scopes) {
    return new TokenWish("test", scopes, Duration.ofDays(1));
  }
}
