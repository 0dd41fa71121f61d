package org.chimerapool.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Counts failures of logins that do not exist, so that they answer like those that do. Like those,
/// they do not forget with time; the number of logins kept is bounded.
final class UnknownLogins {

  private static final int KEPT = 10_000;

  private final Cache<String, Failures> byLogin = Caffeine.newBuilder().maximumSize(KEPT).build();

  /// As [Accounts#charge] does.
  Charge charge(String login, Instant now) {
    return byLogin.asMap().compute(login, (key, before) -> Failures.after(before, now)).last();
  }

  private record Failures(int count, Charge last) {

    static Failures after(@Nullable Failures before, Instant now) {
      if (before == null) {
        return new Failures(1, Charge.counted(1, now));
      }
      return before
          .last
          .lockedUntil()
          .filter(now::isBefore)
          .map(until -> new Failures(before.count, Charge.refused(until)))
          .orElseGet(() -> new Failures(before.count + 1, Charge.counted(before.count + 1, now)));
    }
  }
}
