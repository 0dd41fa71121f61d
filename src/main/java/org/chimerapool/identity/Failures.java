package org.chimerapool.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Wrong passwords in a row from one source.
///
/// @param lockedUntil until when nothing more is heard from it
/// @param lastAt of the last that was heard
record Failures(int count, Optional<Instant> lockedUntil, Instant lastAt) {

  /// After this without a try they are forgotten.
  static final Duration KEPT = Duration.ofDays(1);

  boolean isLocked(Instant now) {
    return lockedUntil.filter(now::isBefore).isPresent();
  }

  /// With one more.
  ///
  /// @param before null for the first
  static Failures after(@Nullable Failures before, FailureSource source, Instant now) {
    int count = before == null || before.lastAt.isBefore(now.minus(KEPT)) ? 1 : before.count + 1;
    return new Failures(count, source.lockedUntil(count, now), now);
  }
}
