package org.chimerapool.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;

/// The first visit: whoever can read the log may create the owner's account, once.
///
/// The code lives in memory only; a restart prints another one.
@Service
public class ConsoleClaim {

  static final int TRIES = 10;

  /// A stranger's wrong codes take the owner's code away, and a place in the log, that often at
  /// most. Codes are long enough for any number of tries.
  static final Duration RENEWAL = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleClaim.class);

  private final Accounts accounts;
  private final PasswordHashing hashing;
  private final Clock clock;
  private final Environment environment;
  private final SecureRandom random = new SecureRandom();
  private @Nullable ClaimCode code;
  private int wrongTries;
  private Instant mayRenewAt = Instant.MIN;
  private volatile boolean claimed;

  ConsoleClaim(Accounts accounts, PasswordHashing hashing, Clock clock, Environment environment) {
    this.accounts = accounts;
    this.hashing = hashing;
    this.clock = clock;
    this.environment = environment;
  }

  /// Whether there is no account yet. Reads the database until there is one.
  public boolean isOpen() {
    if (!claimed && !accounts.isEmpty()) {
      claimed = true;
    }
    return !claimed;
  }

  @EventListener(ApplicationReadyEvent.class)
  void announce() {
    if (isOpen()) {
      renew();
    }
  }

  /// Creates the owner's account.
  public synchronized ClaimOutcome claim(String typedCode, String login, String password) {
    if (!isOpen()) {
      return new ClaimOutcome.AlreadyClaimed();
    }
    if (code == null || !code.matches(typedCode)) {
      return wrong();
    }
    Optional<String> name = LoginName.parse(login);
    if (name.isEmpty()) {
      return new ClaimOutcome.BadLogin();
    }
    Optional<PasswordRules.Fault> fault = PasswordRules.check(password, name.get());
    if (fault.isPresent()) {
      return new ClaimOutcome.BadPassword(fault.get());
    }
    return create(name.get(), password);
  }

  /// The code as it stands in the log; for tests.
  synchronized Optional<String> printedCode() {
    return Optional.ofNullable(code).map(ClaimCode::toString);
  }

  private ClaimOutcome create(String login, String password) {
    Optional<Account> owner = accounts.createFirst(login, hashing.hash(password), clock.instant());
    claimed = true;
    code = null;
    owner.ifPresent(account -> LOG.info("The console was claimed by {}", account.login()));
    return owner
        .<ClaimOutcome>map(ClaimOutcome.Claimed::new)
        .orElseGet(ClaimOutcome.AlreadyClaimed::new);
  }

  private ClaimOutcome wrong() {
    wrongTries++;
    Instant now = clock.instant();
    boolean renewed = wrongTries >= TRIES && !now.isBefore(mayRenewAt);
    if (renewed) {
      mayRenewAt = now.plus(RENEWAL);
      LOG.warn("{} wrong codes were typed; the code before is void", wrongTries);
      renew();
    }
    return new ClaimOutcome.WrongCode(renewed);
  }

  private synchronized void renew() {
    wrongTries = 0;
    code = ClaimCode.random(random);
    String port =
        environment.getProperty(
            "local.server.port", environment.getProperty("server.port", "8080"));
    LOG.warn(
        """


            ┌─────────────────────────────────────────────────────────────┐
              Claim the console at http://localhost:{}/claim
              with the code {}
            └─────────────────────────────────────────────────────────────┘
        """,
        port,
        code);
  }
}
