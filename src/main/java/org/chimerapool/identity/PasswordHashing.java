package org.chimerapool.identity;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id with 19 MiB, two passes, one lane (OWASP's first recommendation), at most two at a
/// time.
@Component
class PasswordHashing {

  private static final int AT_A_TIME = 2;

  private final PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
  private final Semaphore permits = new Semaphore(AT_A_TIME);
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

  private <T> T limited(Supplier<T> work) {
    permits.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }
}
