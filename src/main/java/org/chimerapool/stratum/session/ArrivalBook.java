package org.chimerapool.stratum.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.PoolId;
import org.chimerapool.stratum.Arrival;
import org.chimerapool.stratum.Arrivals;
import org.chimerapool.stratum.CloseReason;

/// Keeps the latest few connections of each address that was seen lately.
final class ArrivalBook implements Arrivals {

  private static final int ADDRESSES = 20_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(30);

  private final Cache<AddressRange, Deque<ArrivalNote>> bySource =
      Caffeine.newBuilder().maximumSize(ADDRESSES).expireAfterAccess(REMEMBERED).build();

  /// Notes a connection that was let in.
  ArrivalNote opened(InetAddress address, PoolId pool, Instant now) {
    ArrivalNote note = new ArrivalNote(pool, now);
    Deque<ArrivalNote> latest =
        bySource.get(AddressRange.sourceOf(address), source -> new ArrayDeque<>(KEPT));
    synchronized (latest) {
      if (latest.size() >= KEPT) {
        latest.removeLast();
      }
      latest.addFirst(note);
    }
    return note;
  }

  /// Notes a connection that was not let in.
  void turnedAway(InetAddress address, PoolId pool, CloseReason reason, Instant now) {
    opened(address, pool, now).ended(reason, false, now);
  }

  @Override
  public List<Arrival> from(AddressRange range) {
    return sources(range)
        .flatMap(ArrivalBook::copy)
        .map(ArrivalNote::snapshot)
        .sorted(Comparator.comparing(Arrival::at).reversed())
        .toList();
  }

  private Stream<Deque<ArrivalNote>> sources(AddressRange range) {
    if (range.equals(AddressRange.sourceOf(range.first()))) {
      return Stream.ofNullable(bySource.getIfPresent(range));
    }
    return bySource.asMap().entrySet().stream()
        .filter(entry -> range.overlaps(entry.getKey()))
        .map(Map.Entry::getValue);
  }

  private static Stream<ArrivalNote> copy(Deque<ArrivalNote> latest) {
    synchronized (latest) {
      return new ArrayList<>(latest).stream();
    }
  }
}
