package org.chimerapool.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts failures of logins that do not exist, so that they answer like those that do. The number
/// of those kept is bounded.
final class UnknownLogins {

  private static final int KEPT = 20_000;

  private final Cache<Tried, Failures> known = Caffeine.newBuilder().maximumSize(KEPT).build();

  /// As [FailureRows#charge] does.
  synchronized Charge charge(String login, List<FailureSource> sources, Instant now) {
    Map<String, Failures> before = new HashMap<>();
    for (FailureSource source : sources) {
      Failures failures = known.getIfPresent(new Tried(login, source.name()));
      if (failures != null) {
        before.put(source.name(), failures);
      }
    }
    Charge charge = Charge.of(sources, before, now);
    charge.counted().forEach((source, after) -> known.put(new Tried(login, source), after));
    return charge;
  }

  private record Tried(String login, String source) {}
}
