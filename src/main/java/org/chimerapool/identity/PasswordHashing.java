package org.chimerapool.identity;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id with 19 MiB, two passes, one lane (OWASP's first recommendation), at most two at a
/// time. Strangers have one of the two and a short queue, so that no crowd of them keeps out those
/// who are known.
@Component
class PasswordHashing {

  /// Strangers who wait or are being served at the same time; who comes after them is sent away.
  static final int STRANGERS = 16;

  private static final int AT_A_TIME = 2;

  private final PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
  private final Semaphore permits = new Semaphore(AT_A_TIME, true);
  private final Semaphore strangerPermits = new Semaphore(1, true);
  private final AtomicInteger strangers = new AtomicInteger();
  private final String nobody = argon2.encode("nobody's password");

  String hash(String password) {
    return limited(() -> argon2.encode(password));
  }

  boolean matches(String password, String hash) {
    return limited(() -> argon2.matches(password, hash));
  }

  /// Takes as long as [#matches] does.
  void pretend(String password) {
    limited(() -> argon2.matches(password, nobody));
  }

  /// Does something for a stranger that hashes once; empty where too many are waiting.
  <T> Optional<T> forStranger(Supplier<T> work) {
    if (strangers.incrementAndGet() > STRANGERS) {
      strangers.decrementAndGet();
      return Optional.empty();
    }
    strangerPermits.acquireUninterruptibly();
    try {
      return Optional.of(work.get());
    } finally {
      strangerPermits.release();
      strangers.decrementAndGet();
    }
  }

  /// Strangers who wait or are being served now.
  int waiting() {
    return strangers.get();
  }

  private <T> T limited(Supplier<T> work) {
    permits.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }
}
