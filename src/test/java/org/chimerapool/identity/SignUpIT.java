package org.chimerapool.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.identity.House.FAR;
import static org.chimerapool.identity.House.PASSWORD;

import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.junit.jupiter.api.Test;

/// Miners who make accounts, and programs that make many.
@DatabaseTest
class SignUpIT {

  @Test
  void makesAMinerWhoMayNothingInTheConsole(TestDatabase database) {
    House house = new House(database);
    house.claimed();

    assertThat(house.signUp(true).join(" Mia ", PASSWORD, FAR))
        .isEqualTo(new SignUpOutcome.Joined("mia"));

    Visitor mia = House.opened(house.entrance.attempt(FAR).password("mia", PASSWORD));
    assertThat(mia.role()).isEqualTo(Role.MINER);
    for (Permission permission : Permission.values()) {
      assertThat(Actor.of(mia).may(permission)).as(permission.name()).isFalse();
    }
    assertThat(house.audit.page(AuditFilter.ALL, 20))
        .anyMatch(entry -> entry.action().equals(AuditAction.MINER_JOINED.name()));
  }

  @Test
  void refusesWhatIsNoLoginTakenOrTooEasy(TestDatabase database) {
    House house = new House(database);
    house.claimed();
    SignUp signUp = house.signUp(true);

    assertThat(signUp.join("a b", PASSWORD, FAR)).isEqualTo(new SignUpOutcome.BadLogin());
    assertThat(signUp.join("ANNA", PASSWORD, FAR)).isEqualTo(new SignUpOutcome.LoginTaken());
    assertThat(signUp.join("mia", "short", FAR))
        .isEqualTo(new SignUpOutcome.BadPassword(PasswordRules.Fault.TOO_SHORT));
  }

  @Test
  void stopsAProgramThatMakesAccountsByTheDozen(TestDatabase database) {
    House house = new House(database);
    house.claimed();
    SignUp signUp = house.signUp(true);
    for (int i = 0; i < LimitSettings.DEFAULTS.signUp(); i++) {
      assertThat(signUp.join("bot" + i, PASSWORD, FAR)).isInstanceOf(SignUpOutcome.Joined.class);
    }

    assertThat(signUp.join("onemore", PASSWORD, FAR)).isEqualTo(new SignUpOutcome.TooMany());
    assertThat(signUp.join("onemore", PASSWORD, House.NEAR))
        .isInstanceOf(SignUpOutcome.Joined.class);
  }

  @Test
  void letsNobodyInWhereItIsSwitchedOffOrThePoolHasNoOwner(TestDatabase database) {
    House house = new House(database);
    assertThat(house.signUp(true).join("mia", PASSWORD, FAR)).isEqualTo(new SignUpOutcome.Closed());
    house.claimed();
    assertThat(house.signUp(false).join("mia", PASSWORD, FAR))
        .isEqualTo(new SignUpOutcome.Closed());
  }
}
