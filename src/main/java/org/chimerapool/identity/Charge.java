package org.chimerapool.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A try to sign in, counted as a failure before its password is looked at, so that tries at the
/// same time cannot slip past the lock together. A right password takes the count back.
///
/// @param heard false where the login was locked already; such a try counts nothing
/// @param lockedUntil until when the login is locked if this try fails
/// @param counted what is to be remembered by the name of its source
record Charge(boolean heard, Optional<Instant> lockedUntil, Map<String, Failures> counted) {

  static Charge counted(int failures, Instant now) {
    return new Charge(true, LockoutPolicy.lockedUntil(failures, now), Map.of());
  }

  static Charge refused(Instant lockedUntil) {
    return new Charge(false, Optional.of(lockedUntil), Map.of());
  }

  /// Heard where no source is locked.
  static Charge of(List<FailureSource> sources, Map<String, Failures> before, Instant now) {
    Optional<Instant> locked =
        latest(
            sources.stream()
                .map(source -> before.get(source.name()))
                .filter(Objects::nonNull)
                .filter(failures -> failures.isLocked(now))
                .toList());
    if (locked.isPresent()) {
      return refused(locked.get());
    }
    Map<String, Failures> after = new HashMap<>();
    sources.forEach(
        source -> after.put(source.name(), Failures.after(before.get(source.name()), source, now)));
    return new Charge(true, latest(List.copyOf(after.values())), Map.copyOf(after));
  }

  private static Optional<Instant> latest(List<Failures> failures) {
    return failures.stream()
        .flatMap(each -> each.lockedUntil().stream())
        .max(Comparator.naturalOrder());
  }
}
