package org.chimerapool.identity;

import java.util.Optional;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.SecretBox;
import org.chimerapool.kernel.TestClock;
import org.springframework.mock.env.MockEnvironment;

/// All of this module over one database, put together as the program does.
final class House {

  static final String PASSWORD = "purple lantern garden";
  static final Origin NEAR = new Origin("127.0.0.1", "Test browser", true);
  static final Origin FAR = new Origin("192.0.2.7", "Test browser", false);

  final TestClock clock = new TestClock();
  final Accounts accounts;
  final Audit audit;
  final FactorRows factors;
  final SecondFactor factor;
  final Sessions sessions;
  final TenantPools tenantPools;
  final Tenants tenants;
  final Users users;
  final OwnAccount own;
  final Entrance entrance;
  final ApiTokens tokens;
  final KnownBrowsers browsers;
  final RequestLimits limits;
  private final PasswordHashing hashing = new PasswordHashing();
  final MinerAddresses addresses;
  private final ConsoleClaim claim;

  House(TestDatabase database) {
    accounts = new Accounts(database.sql());
    audit = new Audit(new AuditRows(database.sql()), new Forgetful(), clock);
    factors = new FactorRows(database.sql());
    factor = new SecondFactor(factors, SecretBox.withKey("ab".repeat(32)), clock);
    sessions = new Sessions(new SessionRows(database.sql()), audit, clock);
    TenantRows tenantRows = new TenantRows(database.sql());
    tenantPools = new KeptTenantPools(tenantRows);
    tenants = new Tenants(tenantRows, tenantPools, accounts, sessions, audit, clock);
    SecretBox box = SecretBox.withKey("ab".repeat(32));
    FailureRows failures = new FailureRows(database.sql());
    browsers = new KnownBrowsers(box, clock);
    limits = new RequestLimits(new LimitSettings(1_000, 5, 200, 120, 600), clock);
    SignIn signIn = new SignIn(accounts, failures, hashing, browsers, limits, clock);
    tokens =
        new ApiTokens(
            new TokenRows(database.sql()), new TokenSigning(box, clock), signIn, audit, clock);
    users =
        new Users(accounts, hashing, factor, sessions, tenantRows, tokens, failures, audit, clock);
    own = new OwnAccount(signIn, accounts, hashing, factor, sessions, audit);
    entrance =
        new Entrance(
            signIn,
            accounts,
            failures,
            hashing,
            factor,
            sessions,
            tenantRows,
            new DoorTrail(audit, accounts, new FailureBudget(clock)),
            limits,
            new IdentitySettings(true),
            clock);
    addresses = new JooqMinerAddresses(database.sql(), audit, clock);
    claim = new ConsoleClaim(accounts, hashing, clock, new MockEnvironment());
  }

  /// The owner Anna, signed in at the host itself.
  Visitor claimed() {
    claim.announce();
    claim.claim(claim.printedCode().orElseThrow(), "anna", PASSWORD);
    return in("anna", PASSWORD);
  }

  SignUp signUp(boolean open) {
    return new SignUp(accounts, hashing, audit, new SignUpSettings(open), limits, clock);
  }

  Visitor in(String login, String password) {
    return opened(entrance.attempt(NEAR).password(login, password));
  }

  static Visitor opened(SignInStep step) {
    if (step instanceof SignInStep.Opened(Visitor visitor)) {
      return visitor;
    }
    throw new AssertionError("not let in: " + step);
  }

  /// Somebody with a password of their own.
  Visitor person(Visitor owner, String login, Role role) {
    SignInAttempt attempt = entrance.attempt(NEAR);
    attempt.password(login, handOver(users.create(Actor.of(owner), login, role)));
    return opened(attempt.newPassword(PASSWORD));
  }

  static String handOver(UserOutcome outcome) {
    if (outcome instanceof UserOutcome.HandOver(String login, String password)) {
      return password;
    }
    throw new AssertionError("no password to hand over: " + outcome);
  }

  AccountId id(String login) {
    return accounts.find(login).orElseThrow().account().id();
  }

  /// The code that a phone shows which took the secret.
  String code(Enrolment offered) {
    return Totp.code(Base32.decode(offered.base32()), Totp.step(clock.instant()), 6);
  }

  private static final class Forgetful implements AuditWitness {

    @Override
    public Optional<AuditHead> remembered() {
      return Optional.empty();
    }

    @Override
    public void remember(AuditHead head) {}
  }
}
