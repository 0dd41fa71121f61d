package org.chimerapool.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts failures of logins that do not exist, so that they answer like those that do.
final class UnknownLogins {

  private static final int KEPT = 10_000;

  private final Cache<String, Failures> byLogin =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(LockoutPolicy.LONGEST).build();

  Optional<Instant> lockedUntil(String login) {
    Failures failures = byLogin.getIfPresent(login);
    return failures == null ? Optional.empty() : failures.until();
  }

  Optional<Instant> failed(String login, Instant now) {
    return byLogin.asMap().compute(login, (key, before) -> Failures.after(before, now)).until();
  }

  private record Failures(int count, Optional<Instant> until) {

    static Failures after(@Nullable Failures before, Instant now) {
      int count = before == null ? 1 : before.count + 1;
      return new Failures(count, LockoutPolicy.lockedUntil(count, now));
    }
  }
}
