package org.chimerapool.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How many failures at the door are written down in an hour, for one address and in all, so that
/// nobody fills the audit trail from outside. May be used from any thread.
@Component
class FailureBudget {

  static final int PER_ADDRESS = 20;
  static final int IN_ALL = 200;

  private static final Duration WINDOW = Duration.ofHours(1);

  private final Clock clock;
  private final Map<String, Integer> byAddress = new HashMap<>();
  private Instant since = Instant.EPOCH;
  private int inAll;
  private int unrecorded;

  FailureBudget(Clock clock) {
    this.clock = clock;
  }

  /// Empty where the failure is not to be written down, otherwise how many were not since the last
  /// that was.
  synchronized Optional<Integer> take(String address) {
    Instant now = clock.instant();
    if (now.isAfter(since.plus(WINDOW))) {
      since = now;
      inAll = 0;
      byAddress.clear();
    }
    if (inAll >= IN_ALL || byAddress.getOrDefault(address, 0) >= PER_ADDRESS) {
      unrecorded++;
      return Optional.empty();
    }
    inAll++;
    byAddress.merge(address, 1, Integer::sum);
    int before = unrecorded;
    unrecorded = 0;
    return Optional.of(before);
  }
}
