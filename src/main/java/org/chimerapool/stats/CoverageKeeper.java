package org.chimerapool.stats;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chimerapool.pool.PoolId;
import org.springframework.stereotype.Component;

/// Keeps in the database when each pool gave work, and tells it of earlier runs of the program. For
/// one thread at a time; blocks.
@Component
class CoverageKeeper {

  /// A crash loses at most so much, unless shares tell of later.
  private static final Duration EVERY = Duration.ofSeconds(15);

  private final LiveMeter live;
  private final CoverageBook store;
  private final Clock clock;
  private final Map<PoolId, List<Coverage.Span>> kept = new HashMap<>();
  private Instant next = Instant.EPOCH;

  CoverageKeeper(LiveMeter live, CoverageBook store, Clock clock) {
    this.live = live;
    this.store = store;
    this.clock = clock;
  }

  /// What earlier runs left.
  ///
  /// @param lastShare the newest share that is in the database: a crashed run lived at least so
  ///     long
  List<Coverage.Span> earlier(PoolId pool, Instant from, Instant lastShare) {
    List<Coverage.Span> spans = store.since(pool, from);
    if (spans.isEmpty() || !lastShare.isAfter(spans.getLast().until())) {
      return spans;
    }
    Coverage.Span last = new Coverage.Span(spans.getLast().since(), lastShare);
    store.keep(pool, last.since(), last.until());
    return Stream.concat(spans.stream().limit(spans.size() - 1L), Stream.of(last)).toList();
  }

  /// Keeps what is due.
  synchronized void keep() {
    if (!clock.instant().isBefore(next)) {
      keepAll();
    }
  }

  synchronized void keepAll() {
    Instant now = clock.instant();
    next = now.plus(EVERY);
    live.meters().forEach((pool, meter) -> keep(pool, meter, now));
  }

  /// Only spans of this run, which began when its meter did.
  private void keep(PoolId pool, PoolMeter meter, Instant now) {
    List<Coverage.Span> before = kept.getOrDefault(pool, List.of());
    List<Coverage.Span> own =
        meter.coverage().spans().stream()
            .filter(span -> !span.since().isBefore(meter.begunAt()))
            .map(span -> span.isOpen() ? new Coverage.Span(span.since(), now) : span)
            .toList();
    own.stream()
        .filter(span -> !before.contains(span))
        .forEach(span -> store.keep(pool, span.since(), span.until()));
    kept.put(pool, own);
  }
}
