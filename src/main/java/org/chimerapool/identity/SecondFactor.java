package org.chimerapool.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chimerapool.kernel.SecretBox;
import org.chimerapool.kernel.UnreadableSecretException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// The second step of signing in: codes of an authenticator app, or a recovery code. Wrong codes
/// lock by [LockoutPolicy] like wrong passwords, counted apart from them. Blocks on the database.
@Service
class SecondFactor {

  private static final Logger LOG = LoggerFactory.getLogger(SecondFactor.class);
  private static final int LONGEST_CODE = 40;

  private final FactorRows rows;
  private final SecretBox box;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SecondFactor(FactorRows rows, SecretBox box, Clock clock) {
    this.rows = rows;
    this.box = box;
    this.clock = clock;
  }

  boolean isEnrolled(AccountId account) {
    return rows.exists(account);
  }

  int recoveryLeft(AccountId account) {
    return rows.recoveryLeft(account);
  }

  Enrolment offer(String login) {
    return Enrolment.offer(login, random);
  }

  /// Keeps the secret once a first code proves that it arrived, and answers ten recovery codes;
  /// empty where the code is wrong. That code is used up.
  Optional<List<String>> enrol(AccountId account, Enrolment offered, String code) {
    Instant now = clock.instant();
    OptionalLong step = Totp.match(Base32.decode(offered.base32()), shortened(code), -1, now);
    if (step.isEmpty()) {
      return Optional.empty();
    }
    List<String> recovery = RecoveryCodes.fresh(random);
    rows.enrol(
        account,
        box.seal(offered.base32(), purpose(account)),
        step.getAsLong(),
        recovery.stream().map(RecoveryCodes::hash).toList(),
        now);
    return Optional.of(recovery);
  }

  /// Judges a code and uses it up. Of two equal ones at the same time, one is right.
  FactorOutcome judge(AccountId account, String typed) {
    Instant now = clock.instant();
    Optional<StoredFactor> stored = rows.find(account);
    if (stored.isEmpty()) {
      return new FactorOutcome.Wrong();
    }
    Charge charge = rows.charge(account, now);
    if (charge.heard() && isCode(account, stored.get(), shortened(typed), now)) {
      return new FactorOutcome.Right(false, rows.recoveryLeft(account));
    }
    if (charge.heard() && rows.useRecovery(account, RecoveryCodes.hash(shortened(typed)))) {
      return new FactorOutcome.Right(true, rows.recoveryLeft(account));
    }
    return charge
        .lockedUntil()
        .filter(now::isBefore)
        .<FactorOutcome>map(until -> new FactorOutcome.Locked(Duration.between(now, until)))
        .orElseGet(FactorOutcome.Wrong::new);
  }

  /// New recovery codes; the old ones are void.
  List<String> renewRecovery(AccountId account) {
    List<String> recovery = RecoveryCodes.fresh(random);
    rows.replaceRecovery(account, recovery.stream().map(RecoveryCodes::hash).toList());
    return recovery;
  }

  void remove(AccountId account) {
    rows.remove(account);
  }

  private boolean isCode(AccountId account, StoredFactor stored, String typed, Instant now) {
    try {
      byte[] secret = Base32.decode(box.open(stored.sealed(), purpose(account)));
      OptionalLong step = Totp.match(secret, typed, stored.lastStep(), now);
      return step.isPresent() && rows.use(account, step.getAsLong());
    } catch (UnreadableSecretException e) {
      LOG.warn("no code of {} can be judged, recovery codes can: {}", account, e.getMessage());
      return false;
    }
  }

  /// Ties the sealed secret to its account: moved to another row it cannot be opened.
  private static String purpose(AccountId account) {
    return "second factor of account " + account.value();
  }

  private static String shortened(String typed) {
    return typed.length() > LONGEST_CODE ? "" : typed;
  }
}
