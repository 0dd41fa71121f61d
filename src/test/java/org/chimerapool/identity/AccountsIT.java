package org.chimerapool.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.jooq.identity.Tables.ACCOUNT;
import static org.chimerapool.jooq.identity.Tables.SIGN_IN_FAILURE;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chimerapool.identity.SignInOutcome.Locked;
import org.chimerapool.identity.SignInOutcome.Refused;
import org.chimerapool.kernel.SecretBox;
import org.chimerapool.kernel.TestClock;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/// Claiming and signing in on a real database.
class AccountsIT {

  private static final Origin FAR = new Origin("192.0.2.7", "Test browser", false);
  private static final Origin ELSEWHERE = new Origin("198.51.100.9", "Test browser", false);
  private static final String PASSWORD = "purple lantern garden";
  private static @Nullable EmbeddedPostgres postgres;
  private static @Nullable DSLContext db;

  private final TestClock clock = new TestClock();
  private final PasswordHashing hashing = new PasswordHashing();
  private final Accounts accounts = new Accounts(db());
  private final KnownBrowsers browsers =
      new KnownBrowsers(SecretBox.withKey("ab".repeat(32)), clock);
  private final RequestLimits limits =
      new RequestLimits(new LimitSettings(1_000, 5, 200, 120, 600), clock);
  private final FailureRows failures = new FailureRows(db());
  private final SignIn signIn = new SignIn(accounts, failures, hashing, browsers, limits, clock);
  private final ConsoleClaim claim =
      new ConsoleClaim(accounts, hashing, clock, new MockEnvironment());

  @BeforeAll
  static void startDatabase() throws IOException {
    EmbeddedPostgres started = EmbeddedPostgres.start();
    Flyway.configure()
        .dataSource(started.getPostgresDatabase())
        .locations("filesystem:db/migration")
        .load()
        .migrate();
    postgres = started;
    db = DSL.using(started.getPostgresDatabase(), SQLDialect.POSTGRES);
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    if (postgres != null) {
      postgres.close();
    }
  }

  @BeforeEach
  void empty() {
    db().truncate(ACCOUNT).cascade().execute();
    claim.announce();
  }

  @Test
  void makesWhoeverHasTheCodeTheOwnerOnce() {
    String code = claim.printedCode().orElseThrow();

    assertThat(claim.claim(code, " Anna ", PASSWORD))
        .isInstanceOfSatisfying(
            ClaimOutcome.Claimed.class,
            claimed -> {
              assertThat(claimed.owner().login()).isEqualTo("anna");
              assertThat(claimed.owner().role()).isEqualTo(Role.OWNER);
            });
    assertThat(claim.isOpen()).isFalse();
    assertThat(claim.claim(code, "berta", PASSWORD)).isEqualTo(new ClaimOutcome.AlreadyClaimed());
    assertThat(signIn.atTheDoor("ANNA", PASSWORD, FAR)).isInstanceOf(SignInOutcome.SignedIn.class);
  }

  @Test
  void keepsTheCodeWhenLoginOrPasswordIsRefused() {
    String code = claim.printedCode().orElseThrow();

    assertThat(claim.claim(code, "a b", PASSWORD)).isEqualTo(new ClaimOutcome.BadLogin());
    assertThat(claim.claim(code, "anna", "short"))
        .isEqualTo(new ClaimOutcome.BadPassword(PasswordRules.Fault.TOO_SHORT));
    assertThat(claim.claim(code, "anna", PASSWORD)).isInstanceOf(ClaimOutcome.Claimed.class);
  }

  @Test
  void replacesTheCodeAfterTenWrongOnes() {
    String before = claim.printedCode().orElseThrow();
    for (int i = 1; i < ConsoleClaim.TRIES; i++) {
      assertThat(claim.claim("WRONG", "anna", PASSWORD))
          .isEqualTo(new ClaimOutcome.WrongCode(false));
    }

    assertThat(claim.claim("WRONG", "anna", PASSWORD)).isEqualTo(new ClaimOutcome.WrongCode(true));

    assertThat(claim.claim(before, "anna", PASSWORD)).isEqualTo(new ClaimOutcome.WrongCode(false));
    assertThat(claim.printedCode()).isPresent().get().isNotEqualTo(before);
  }

  @Test
  void replacesTheCodeSeldomHoweverManyWrongOnesAreTyped() {
    wrongCodes(ConsoleClaim.TRIES);
    String second = claim.printedCode().orElseThrow();
    wrongCodes(10 * ConsoleClaim.TRIES);
    assertThat(claim.printedCode()).hasValue(second);

    clock.advance(ConsoleClaim.RENEWAL);
    wrongCodes(1);
    assertThat(claim.printedCode()).isPresent().get().isNotEqualTo(second);
  }

  private void wrongCodes(int times) {
    for (int i = 0; i < times; i++) {
      claim.claim("WRONG", "anna", PASSWORD);
    }
  }

  @Test
  void createsOneOwnerWhenManyProcessesClaimAtOnce() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> races =
          IntStream.range(0, 8)
              .<Callable<Boolean>>mapToObj(
                  i ->
                      () ->
                          new Accounts(db())
                              .createFirst("owner" + i, "hash", clock.instant())
                              .isPresent())
              .toList();

      long won = 0;
      for (Future<Boolean> race : threads.invokeAll(races)) {
        won += race.get() ? 1 : 0;
      }

      assertThat(won).isEqualTo(1);
      assertThat(db().fetchCount(ACCOUNT)).isEqualTo(1);
    }
  }

  @Test
  void locksAfterFiveWrongPasswordsEvenForTheRightOne() {
    claim.claim(claim.printedCode().orElseThrow(), "anna", PASSWORD);
    for (int i = 0; i < 4; i++) {
      assertThat(signIn.atTheDoor("anna", "wrong", FAR)).isEqualTo(new Refused());
    }

    assertThat(signIn.atTheDoor("anna", "wrong", FAR)).isEqualTo(new Locked(Duration.ofMinutes(1)));
    assertThat(signIn.atTheDoor("anna", PASSWORD, FAR))
        .isEqualTo(new Locked(Duration.ofMinutes(1)));
    clock.advance(Duration.ofSeconds(61));
    assertThat(signIn.atTheDoor("anna", "wrong", FAR)).isEqualTo(new Locked(Duration.ofMinutes(2)));
    clock.advance(Duration.ofMinutes(2));
    assertThat(signIn.atTheDoor("anna", PASSWORD, FAR)).isInstanceOf(SignInOutcome.SignedIn.class);
    assertThat(signIn.atTheDoor("anna", "wrong", FAR)).isEqualTo(new Refused());
  }

  @Test
  void locksOutNobodyButTheNetworkThatFailed() {
    claim.claim(claim.printedCode().orElseThrow(), "anna", PASSWORD);
    fail("anna", FAR, 5);

    assertThat(signIn.atTheDoor("anna", PASSWORD, FAR)).isInstanceOf(Locked.class);
    assertThat(signIn.atTheDoor("anna", PASSWORD, ELSEWHERE))
        .isInstanceOf(SignInOutcome.SignedIn.class);
  }

  @Test
  void hearsABrowserThatSignedInBeforeWhateverStrangersDo() {
    Account anna = claimed();
    Origin known = new Origin("192.0.2.7", "Test browser", false, browsers.mark(anna.id()));
    crowd("anna", LockoutPolicy.FREE_EVERYWHERE);
    crowd("nobody", LockoutPolicy.FREE_EVERYWHERE);

    assertThat(signIn.atTheDoor("anna", PASSWORD, ELSEWHERE)).isInstanceOf(Locked.class);
    assertThat(signIn.atTheDoor("nobody", PASSWORD, ELSEWHERE)).isInstanceOf(Locked.class);
    assertThat(signIn.atTheDoor("anna", PASSWORD, known))
        .isInstanceOf(SignInOutcome.SignedIn.class);
    assertThat(signIn.atTheDoor("anna", PASSWORD, new Origin("127.0.0.1", "", true)))
        .isInstanceOf(SignInOutcome.SignedIn.class);
  }

  @Test
  void locksAKnownBrowserThatGuesses() {
    Account anna = claimed();
    Origin known = new Origin("192.0.2.7", "Test browser", false, browsers.mark(anna.id()));
    fail("anna", known, 5);

    assertThat(signIn.atTheDoor("anna", PASSWORD, known)).isInstanceOf(Locked.class);
  }

  @Test
  void takesAForgedOrBorrowedMarkForAStranger() {
    Account anna = claimed();
    String mark = browsers.mark(anna.id());
    AccountId other = new AccountId(anna.id().value() + 1);

    assertThat(browsers.recognise(anna.id(), mark)).isPresent();
    assertThat(browsers.recognise(other, mark)).isEmpty();
    assertThat(browsers.recognise(other, mark.replaceFirst("^\\d+", "" + other.value()))).isEmpty();
    assertThat(browsers.recognise(anna.id(), mark + "x")).isEmpty();
    clock.advance(KnownBrowsers.REMEMBERED);
    assertThat(browsers.recognise(anna.id(), mark)).isEmpty();
  }

  @Test
  void sendsANetworkAwayThatTriesTooMuchWithInventedLogins() {
    claim.claim(claim.printedCode().orElseThrow(), "anna", PASSWORD);
    SignIn strict =
        new SignIn(
            accounts,
            failures,
            hashing,
            browsers,
            new RequestLimits(LimitSettings.DEFAULTS, clock),
            clock);
    for (int i = 0; i < LimitSettings.DEFAULTS.signIn(); i++) {
      assertThat(strict.atTheDoor("invented" + i, "wrong", FAR)).isEqualTo(new Refused());
    }

    assertThat(strict.atTheDoor("anna", PASSWORD, FAR)).isInstanceOf(SignInOutcome.Throttled.class);
    assertThat(strict.atTheDoor("anna", PASSWORD, ELSEWHERE))
        .isInstanceOf(SignInOutcome.SignedIn.class);
  }

  @Test
  void hashesForThoseItKnowsWhileACrowdOfStrangersWaits() throws Exception {
    CountDownLatch served = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<Boolean>>> crowd =
          IntStream.range(0, PasswordHashing.STRANGERS)
              .mapToObj(
                  i ->
                      threads.submit(
                          () ->
                              hashing.forStranger(
                                  () -> {
                                    served.countDown();
                                    return waited(release);
                                  })))
              .toList();
      served.await();
      while (hashing.waiting() < PasswordHashing.STRANGERS) {
        Thread.onSpinWait();
      }

      assertThat(hashing.forStranger(() -> true)).isEmpty();
      assertThat(hashing.matches(PASSWORD, hashing.hash(PASSWORD))).isTrue();
      release.countDown();
      for (Future<Optional<Boolean>> one : crowd) {
        assertThat(one.get()).contains(true);
      }
    }
    assertThat(hashing.waiting()).isZero();
  }

  private static boolean waited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Account claimed() {
    claim.claim(claim.printedCode().orElseThrow(), "anna", PASSWORD);
    return accounts.find("anna").orElseThrow().account();
  }

  private void fail(String login, Origin origin, int times) {
    for (int i = 0; i < times; i++) {
      signIn.atTheDoor(login, "wrong", origin);
    }
  }

  /// Each from an address of its own.
  private void crowd(String login, int times) {
    for (int i = 0; i < times; i++) {
      signIn.atTheDoor(login, "wrong", new Origin("203.0.113." + i, "Test browser", false));
    }
  }

  @Test
  void answersForAnUnknownLoginLikeForAWrongPassword() {
    for (int i = 0; i < 4; i++) {
      assertThat(signIn.atTheDoor("nobody", "wrong", FAR)).isEqualTo(new Refused());
    }

    assertThat(signIn.atTheDoor("nobody", "wrong", FAR))
        .isEqualTo(new Locked(Duration.ofMinutes(1)));
  }

  @Test
  void hearsNoMoreThanFivePasswordsWhenManyAreTriedAtOnce() throws Exception {
    claim.claim(claim.printedCode().orElseThrow(), "anna", PASSWORD);

    tryAtOnce("anna");
    tryAtOnce("nobody");

    assertThat(db().selectFrom(SIGN_IN_FAILURE).fetch(SIGN_IN_FAILURE.FAILURES))
        .containsExactly(5, 5);
    assertThat(signIn.atTheDoor("anna", PASSWORD, FAR))
        .isEqualTo(new Locked(Duration.ofMinutes(1)));
    assertThat(signIn.atTheDoor("nobody", PASSWORD, FAR))
        .isEqualTo(new Locked(Duration.ofMinutes(1)));
  }

  private void tryAtOnce(String login) throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(16)) {
      threads.invokeAll(
          IntStream.range(0, 24)
              .<Callable<SignInOutcome>>mapToObj(
                  i -> () -> signIn.atTheDoor(login, "wrong" + i, FAR))
              .toList());
    }
  }

  @Test
  void storesArgon2idNotThePassword() {
    claim.claim(claim.printedCode().orElseThrow(), "anna", PASSWORD);

    assertThat(accounts.find("anna").orElseThrow().passwordHash())
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
        .doesNotContain(PASSWORD);
  }

  private static DSLContext db() {
    if (db == null) {
      throw new IllegalStateException("the database was not started");
    }
    return db;
  }
}
