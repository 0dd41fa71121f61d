package org.chimerapool.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chimerapool.identity.House.NEAR;
import static org.chimerapool.identity.House.PASSWORD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.junit.jupiter.api.Test;

/// Accounts and sessions, and those who reach for more than is theirs.
@DatabaseTest
class UsersIT {

  @Test
  void letsNobodyButAnOwnerNearTheAccounts(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    AccountId id = anna.accountId();
    for (Role role : List.of(Role.OPERATOR, Role.SUPPORT, Role.VIEWER, Role.MINER)) {
      Actor forger = Actor.of(house.person(anna, role.name().toLowerCase(Locale.ROOT), role));
      for (ThrowingCallable attack :
          List.<ThrowingCallable>of(
              () -> house.users.all(forger),
              () -> house.users.create(forger, "mallory", Role.OWNER),
              () -> house.users.changeRole(forger, house.id(forger.login()), Role.OWNER),
              () -> house.users.resetPassword(forger, id, true),
              () -> house.users.disable(forger, id),
              () -> house.users.enable(forger, id),
              () -> house.users.delete(forger, id, "anna"),
              () -> house.sessions.all(forger))) {
        assertThatThrownBy(attack)
            .isInstanceOf(NotPermittedException.class)
            .hasMessageContaining(forger.login())
            .hasMessageContaining("[OWNER]");
      }
    }
    assertThat(house.accounts.all()).hasSize(5).noneMatch(Account::isDisabled);
  }

  @Test
  void keepsTheLastOwner(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    Actor actor = Actor.of(anna);
    UserOutcome kept = new UserOutcome.LastOwner();

    assertThat(house.users.changeRole(actor, anna.accountId(), Role.OPERATOR)).isEqualTo(kept);
    assertThat(house.users.disable(actor, anna.accountId())).isEqualTo(kept);
    assertThat(house.users.delete(actor, anna.accountId(), "anna")).isEqualTo(kept);

    house.person(anna, "berta", Role.OWNER);
    house.users.disable(actor, house.id("berta"));
    assertThat(house.users.changeRole(actor, anna.accountId(), Role.OPERATOR)).isEqualTo(kept);
    house.users.enable(actor, house.id("berta"));
    assertThat(house.users.changeRole(actor, anna.accountId(), Role.OPERATOR))
        .isEqualTo(new UserOutcome.Done());
  }

  @Test
  void keepsOneOfTwoOwnersWhoDemoteEachOther(TestDatabase database) throws Exception {
    House house = new House(database);
    Visitor anna = house.claimed();
    Visitor berta = house.person(anna, "berta", Role.OWNER);

    List<UserOutcome> outcomes = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Callable<UserOutcome>> both =
          List.of(
              () -> house.users.changeRole(Actor.of(anna), berta.accountId(), Role.VIEWER),
              () -> house.users.changeRole(Actor.of(berta), anna.accountId(), Role.VIEWER));
      for (Future<UserOutcome> one : threads.invokeAll(both)) {
        outcomes.add(one.get());
      }
    }

    assertThat(outcomes)
        .containsExactlyInAnyOrder(new UserOutcome.Done(), new UserOutcome.LastOwner());
    assertThat(house.accounts.all()).filteredOn(a -> a.role() == Role.OWNER).hasSize(1);
  }

  @Test
  void signsOutEverywhereWhoeverGetsAnotherRoleOrPassword(TestDatabase database) {
    House house = new House(database);
    Visitor owner = house.claimed();
    Actor anna = Actor.of(owner);
    house.person(owner, "vera", Role.VIEWER);
    AccountId vera = house.id("vera");
    List<Long> told = new ArrayList<>();
    house.sessions.onEnd(told::add);

    long first = house.sessions.of(vera).getFirst().id();
    house.users.changeRole(anna, vera, Role.SUPPORT);
    assertThat(house.sessions.of(vera)).isEmpty();
    assertThat(told).containsExactly(first);

    house.in("vera", PASSWORD);
    house.users.resetPassword(anna, vera, false);
    assertThat(house.sessions.of(vera)).isEmpty();
    assertThat(house.entrance.attempt(NEAR).password("vera", PASSWORD))
        .isEqualTo(new SignInStep.Refused());
  }

  @Test
  void deletesOnlyWhatWasNamedLetterByLetter(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    house.person(anna, "vera", Role.VIEWER);
    AccountId vera = house.id("vera");

    assertThat(house.users.delete(Actor.of(anna), vera, "ver"))
        .isEqualTo(new UserOutcome.NotConfirmed());
    assertThat(house.users.delete(Actor.of(anna), vera, " Vera "))
        .isEqualTo(new UserOutcome.Done());
    assertThat(house.users.delete(Actor.of(anna), vera, "vera")).isEqualTo(new UserOutcome.Gone());
    assertThat(house.accounts.find("vera")).isEmpty();
  }

  @Test
  void refusesALoginThatIsTakenOrNone(TestDatabase database) {
    House house = new House(database);
    Actor anna = Actor.of(house.claimed());

    assertThat(house.users.create(anna, "ANNA", Role.VIEWER))
        .isEqualTo(new UserOutcome.LoginTaken());
    assertThat(house.users.create(anna, "a b", Role.VIEWER)).isEqualTo(new UserOutcome.BadLogin());
  }

  @Test
  void endsOnesOwnSessionsAndNobodyElses(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    Visitor vera = house.person(anna, "vera", Role.VIEWER);
    Visitor again = house.in("vera", PASSWORD);
    house.in("vera", PASSWORD);

    assertThatThrownBy(() -> house.sessions.end(vera, anna.session()))
        .isInstanceOf(NotPermittedException.class);
    assertThat(house.sessions.end(vera, again.session())).isTrue();
    assertThat(house.sessions.end(vera, again.session())).isFalse();
    assertThat(house.sessions.endOthers(vera)).isEqualTo(1);
    assertThat(house.sessions.of(vera.accountId()))
        .extracting(OpenSession::id)
        .containsExactly(vera.session());
    assertThat(house.sessions.end(anna, vera.session())).isTrue();
    assertThat(house.sessions.all(Actor.of(anna)))
        .extracting(OpenSession::login)
        .containsOnly("anna");
  }

  @Test
  void keepsThisBrowserAndSignsOutTheOthersWhenOneChangesTheirPassword(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    house.in("anna", PASSWORD);

    assertThat(house.own.changePassword(anna, "wrong", "another lantern garden"))
        .isEqualTo(new OwnOutcome.WrongPassword());
    assertThat(house.own.changePassword(anna, PASSWORD, "short"))
        .isEqualTo(new OwnOutcome.BadPassword(PasswordRules.Fault.TOO_SHORT));
    assertThat(house.own.changePassword(anna, PASSWORD, "another lantern garden"))
        .isEqualTo(new OwnOutcome.Done());

    assertThat(house.sessions.of(anna.accountId()))
        .extracting(OpenSession::id)
        .containsExactly(anna.session());
    house.in("anna", "another lantern garden");
  }

  @Test
  void forgetsSessionsThatAKilledProcessLeftBehind(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();

    house.clock.advance(Duration.ofHours(3));
    assertThat(house.sessions.of(anna.accountId())).isEmpty();
    house.sessions.forgetTheLost();

    assertThat(house.sessions.stillOpen(List.of(anna.session()))).isEmpty();
  }

  @Test
  void leavesATrailOfEverythingAndNoPasswordInIt(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    String handed = House.handOver(house.users.create(Actor.of(anna), "vera", Role.VIEWER));
    house.users.changeRole(Actor.of(anna), house.id("vera"), Role.SUPPORT);
    house.users.delete(Actor.of(anna), house.id("vera"), "vera");

    List<AuditEntry> trail = house.audit.page(AuditFilter.ALL, 10);
    assertThat(trail)
        .extracting(AuditEntry::action)
        .containsExactly("USER_DELETED", "USER_ROLE_CHANGED", "USER_CREATED", "SIGNED_IN");
    assertThat(trail.get(1).before()).isEqualTo("viewer");
    assertThat(trail.get(1).after()).isEqualTo("support");
    assertThat(trail).noneMatch(row -> row.toString().contains(handed));
  }
}
