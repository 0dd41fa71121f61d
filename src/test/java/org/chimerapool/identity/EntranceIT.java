package org.chimerapool.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.identity.House.FAR;
import static org.chimerapool.identity.House.NEAR;
import static org.chimerapool.identity.House.PASSWORD;
import static org.chimerapool.identity.House.opened;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.identity.SignInStep.AskCode;
import org.chimerapool.identity.SignInStep.AskEnrolment;
import org.chimerapool.identity.SignInStep.AskPassword;
import org.chimerapool.identity.SignInStep.Disabled;
import org.chimerapool.identity.SignInStep.HandedOutTooLongAgo;
import org.chimerapool.identity.SignInStep.KeepRecoveryCodes;
import org.chimerapool.identity.SignInStep.Locked;
import org.chimerapool.identity.SignInStep.Opened;
import org.chimerapool.identity.SignInStep.Refused;
import org.chimerapool.identity.SignInStep.TimedOut;
import org.junit.jupiter.api.Test;

/// The way in, and those who try to get around it.
@DatabaseTest
class EntranceIT {

  @Test
  void asksAnOwnerFromAfarForAnAuthenticatorAppBeforeTheyAreIn(TestDatabase database) {
    House house = new House(database);
    house.claimed();
    SignInAttempt attempt = house.entrance.attempt(FAR);

    SignInStep asked = attempt.password("anna", PASSWORD);

    Enrolment offered = offered(asked);
    assertThat(offered.uri())
        .startsWith("otpauth://totp/Chimera:anna?secret=")
        .contains("&issuer=Chimera&algorithm=SHA1&digits=6&period=30");
    assertThat(attempt.enrol("000000")).isEqualTo(new AskEnrolment(offered, true));
    List<String> codes = recovery(attempt.enrol(house.code(offered)));
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    assertThat(opened(attempt.keptCodes()).address()).isEqualTo("192.0.2.7");
    assertThat(house.audit.page(AuditFilter.ALL, 2))
        .extracting(AuditEntry::action)
        .containsExactly("SIGNED_IN", "SECOND_FACTOR_ENROLLED");
  }

  @Test
  void asksNeitherAViewerNorSomebodyAtTheHostForOne(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    house.person(anna, "vera", Role.VIEWER);
    house.person(anna, "otto", Role.OPERATOR);

    assertThat(house.entrance.attempt(FAR).password("vera", PASSWORD)).isInstanceOf(Opened.class);
    assertThat(house.entrance.attempt(NEAR).password("anna", PASSWORD)).isInstanceOf(Opened.class);
    assertThat(house.entrance.attempt(FAR).password("otto", PASSWORD))
        .isInstanceOf(AskEnrolment.class);
  }

  @Test
  void takesACodeOnceAlsoFromTwoAtTheSameTime(TestDatabase database) throws Exception {
    House house = new House(database);
    Enrolment phone = enrolled(house);
    house.clock.advance(Totp.STEP);
    String code = house.code(phone);

    long in = 0;
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<SignInStep>> thieves =
          IntStream.range(0, 4)
              .<Callable<SignInStep>>mapToObj(
                  i ->
                      () -> {
                        SignInAttempt attempt = house.entrance.attempt(FAR);
                        attempt.password("anna", PASSWORD);
                        return attempt.code(code);
                      })
              .toList();
      for (Future<SignInStep> thief : threads.invokeAll(thieves)) {
        in += thief.get() instanceof Opened ? 1 : 0;
      }
    }

    assertThat(in).isEqualTo(1);
    assertThat(withCode(house, code)).isEqualTo(new AskCode(true));
    house.clock.advance(Totp.STEP);
    assertThat(withCode(house, house.code(phone))).isInstanceOf(Opened.class);
  }

  /// The code that enrolled the app was typed at the pool, perhaps under somebody's eyes.
  @Test
  void doesNotTakeTheCodeAgainThatEnrolledTheApp(TestDatabase database) {
    House house = new House(database);
    Enrolment phone = enrolled(house);

    assertThat(withCode(house, house.code(phone))).isEqualTo(new AskCode(true));
  }

  @Test
  void locksWhoeverGuessesCodesEvenForTheRightOne(TestDatabase database) {
    House house = new House(database);
    Enrolment phone = enrolled(house);
    house.clock.advance(Totp.STEP);
    SignInAttempt attempt = house.entrance.attempt(FAR);
    attempt.password("anna", PASSWORD);
    for (int i = 0; i < 4; i++) {
      assertThat(attempt.code("00000" + i)).isEqualTo(new AskCode(true));
    }

    assertThat(attempt.code("000005")).isEqualTo(new Locked(Duration.ofMinutes(1)));
    assertThat(attempt.code(house.code(phone))).isEqualTo(new Refused());
    assertThat(withCode(house, house.code(phone))).isEqualTo(new Locked(Duration.ofMinutes(1)));
    house.clock.advance(Duration.ofMinutes(2));
    assertThat(withCode(house, house.code(phone))).isInstanceOf(Opened.class);
  }

  @Test
  void hearsNoMoreThanFiveCodesWhenManyAreTriedAtOnce(TestDatabase database) throws Exception {
    House house = new House(database);
    enrolled(house);
    AccountId anna = house.id("anna");

    long heard = 0;
    try (var threads = Executors.newFixedThreadPool(6)) {
      List<Callable<FactorOutcome>> guesses =
          IntStream.range(0, 30)
              .<Callable<FactorOutcome>>mapToObj(
                  i -> () -> house.factor.judge(anna, "99%04d".formatted(i)))
              .toList();
      for (Future<FactorOutcome> guess : threads.invokeAll(guesses)) {
        heard += guess.get() instanceof FactorOutcome.Wrong ? 1 : 0;
      }
    }

    assertThat(heard).isEqualTo(4);
    assertThat(house.factor.judge(anna, "123456")).isInstanceOf(FactorOutcome.Locked.class);
  }

  @Test
  void takesEachRecoveryCodeOnce(TestDatabase database) {
    House house = new House(database);
    house.claimed();
    SignInAttempt first = house.entrance.attempt(FAR);
    Enrolment phone = offered(first.password("anna", PASSWORD));
    String code = recovery(first.enrol(house.code(phone))).getFirst();

    assertThat(withCode(house, code.toLowerCase(Locale.ROOT))).isInstanceOf(Opened.class);
    assertThat(withCode(house, code)).isEqualTo(new AskCode(true));
    assertThat(house.factor.recoveryLeft(house.id("anna"))).isEqualTo(9);
  }

  @Test
  void storesNeitherTheSecretNorACodeReadably(TestDatabase database) {
    House house = new House(database);
    house.claimed();
    SignInAttempt attempt = house.entrance.attempt(FAR);
    Enrolment phone = offered(attempt.password("anna", PASSWORD));
    List<String> codes = recovery(attempt.enrol(house.code(phone)));

    String stored =
        database
            .sql()
            .fetch(
                "SELECT encode(secret, 'escape') FROM identity.second_factor UNION ALL"
                    + " SELECT encode(hash, 'escape') FROM identity.recovery_code")
            .format();

    assertThat(codes).noneMatch(code -> stored.contains(code.replace("-", "")));
    assertThat(stored).doesNotContain(phone.base32());
  }

  @Test
  void opensNothingForAnAnswerThatWasNotAskedFor(TestDatabase database) {
    House house = new House(database);
    Enrolment phone = enrolled(house);
    house.clock.advance(Totp.STEP);
    SignInAttempt attempt = house.entrance.attempt(FAR);

    assertThat(attempt.code(house.code(phone))).isEqualTo(new Refused());
    assertThat(attempt.keptCodes()).isEqualTo(new Refused());
    assertThat(attempt.newPassword("another lantern garden")).isEqualTo(new Refused());

    attempt.password("anna", PASSWORD);
    assertThat(attempt.keptCodes()).isEqualTo(new Refused());
    assertThat(attempt.code(house.code(phone))).isEqualTo(new Refused());

    attempt.password("anna", PASSWORD);
    assertThat(attempt.enrol(house.code(phone))).isEqualTo(new Refused());

    attempt.password("anna", PASSWORD);
    assertThat(attempt.newPassword("another lantern garden")).isEqualTo(new Refused());
    assertThat(house.entrance.attempt(NEAR).password("anna", PASSWORD))
        .isEqualTo(new AskCode(false));
  }

  @Test
  void forgetsARightPasswordAfterAQuarterOfAnHour(TestDatabase database) {
    House house = new House(database);
    Enrolment phone = enrolled(house);
    SignInAttempt attempt = house.entrance.attempt(FAR);
    attempt.password("anna", PASSWORD);

    house.clock.advance(Duration.ofMinutes(16));

    assertThat(attempt.code(house.code(phone))).isEqualTo(new TimedOut());
    assertThat(attempt.code(house.code(phone))).isEqualTo(new Refused());
  }

  @Test
  void makesWhoeverGotAPasswordHandedOutChooseTheirOwn(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    String handed = House.handOver(house.users.create(Actor.of(anna), "vera", Role.VIEWER));
    SignInAttempt attempt = house.entrance.attempt(FAR);

    assertThat(attempt.password("vera", handed)).isEqualTo(new AskPassword(Optional.empty()));
    assertThat(attempt.newPassword("short"))
        .isEqualTo(new AskPassword(Optional.of(PasswordRules.Fault.TOO_SHORT)));
    assertThat(opened(attempt.newPassword(PASSWORD)).role()).isEqualTo(Role.VIEWER);
    assertThat(house.entrance.attempt(FAR).password("vera", handed)).isEqualTo(new Refused());
  }

  @Test
  void takesNoPasswordThatWasHandedOutTooLongAgo(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    String handed = House.handOver(house.users.create(Actor.of(anna), "vera", Role.VIEWER));

    house.clock.advance(Duration.ofDays(8));

    SignInAttempt attempt = house.entrance.attempt(NEAR);
    assertThat(attempt.password("vera", handed)).isEqualTo(new HandedOutTooLongAgo());
    assertThat(attempt.newPassword(PASSWORD)).isEqualTo(new Refused());
  }

  @Test
  void keepsOutWhoeverWasSwitchedOffAlsoHalfWay(TestDatabase database) {
    House house = new House(database);
    Visitor anna = house.claimed();
    String handed = House.handOver(house.users.create(Actor.of(anna), "vera", Role.VIEWER));
    SignInAttempt attempt = house.entrance.attempt(NEAR);
    attempt.password("vera", handed);

    house.users.disable(Actor.of(anna), house.id("vera"));

    assertThat(attempt.newPassword(PASSWORD)).isEqualTo(new Refused());
    assertThat(house.entrance.attempt(NEAR).password("vera", PASSWORD)).isEqualTo(new Disabled());
    assertThat(house.sessions.of(house.id("vera"))).isEmpty();
  }

  @Test
  void writesDownFailuresUpToALimitAndNoPasswordInTheWrongField(TestDatabase database) {
    House house = new House(database);
    house.claimed();

    for (int i = 0; i < 40; i++) {
      house.entrance.attempt(FAR).password(PASSWORD, "anna");
    }
    house.entrance.attempt(FAR).password("anna", "wrong");
    house.clock.advance(Duration.ofMinutes(61));
    house.entrance.attempt(FAR).password("anna", "wrong");

    List<AuditEntry> failures =
        house.audit.page(
            new AuditFilter("", Optional.of(AuditAction.SIGN_IN_FAILED), Optional.empty()), 100);
    assertThat(failures).hasSize(FailureBudget.PER_ADDRESS + 1);
    assertThat(failures.getFirst().subject()).isEqualTo("account anna");
    assertThat(failures.getFirst().after())
        .isEqualTo("wrong password; 21 failures before this were not recorded");
    assertThat(failures.getLast().subject()).isEqualTo("a login that does not exist");
    assertThat(failures.getLast().origin()).isEqualTo("192.0.2.7");
    assertThat(house.audit.verify()).isInstanceOf(AuditVerdict.Whole.class);
  }

  private static SignInStep withCode(House house, String code) {
    SignInAttempt attempt = house.entrance.attempt(FAR);
    attempt.password("anna", PASSWORD);
    return attempt.code(code);
  }

  /// The owner Anna with an app, as a phone keeps it.
  private static Enrolment enrolled(House house) {
    house.claimed();
    SignInAttempt attempt = house.entrance.attempt(FAR);
    Enrolment phone = offered(attempt.password("anna", PASSWORD));
    recovery(attempt.enrol(house.code(phone)));
    return phone;
  }

  private static Enrolment offered(SignInStep step) {
    if (step instanceof AskEnrolment(Enrolment offered, boolean wrong)) {
      return offered;
    }
    throw new AssertionError("no enrolment was asked for: " + step);
  }

  private static List<String> recovery(SignInStep step) {
    if (step instanceof KeepRecoveryCodes(List<String> codes)) {
      return codes;
    }
    throw new AssertionError("no recovery codes: " + step);
  }
}
