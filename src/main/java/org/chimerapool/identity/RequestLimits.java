package org.chimerapool.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Service;

/// Says whether somebody may ask once more: token buckets that fill evenly, in memory, a bounded
/// number of them. The whole quota may be taken at once. May be used from any thread; blocks on
/// nothing.
@Service
public class RequestLimits {

  /// Of each limit; beyond it the one that was idle longest is forgotten, which gives it a full
  /// bucket.
  private static final int KEPT = 100_000;

  private final LimitSettings settings;
  private final TimeMeter time;
  private final Map<RateLimit, Counted> counted = new EnumMap<>(RateLimit.class);

  public RequestLimits(LimitSettings settings, Clock clock) {
    this.settings = settings;
    time = new ClockTime(clock);
    Arrays.stream(RateLimit.values()).forEach(limit -> counted.put(limit, new Counted(limit)));
  }

  /// Takes one of `who`'s, where one is left.
  ///
  /// @param who what the limit counts: [Network#of] an address, a token's id, an account's
  public Allowance take(RateLimit limit, String who) {
    Counted counter = of(limit);
    ConsumptionProbe probe =
        counter.buckets.get(who, key -> bucket(limit)).tryConsumeAndReturnRemaining(1);
    (probe.isConsumed() ? counter.granted : counter.refused).increment();
    return new Allowance(
        probe.isConsumed(),
        settings.quota(limit),
        LimitSettings.window(limit),
        probe.getRemainingTokens(),
        Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  public List<LimitFigures> figures() {
    return Arrays.stream(RateLimit.values()).map(this::figures).toList();
  }

  private LimitFigures figures(RateLimit limit) {
    Counted counter = of(limit);
    counter.buckets.cleanUp();
    return new LimitFigures(
        limit,
        settings.quota(limit),
        LimitSettings.window(limit),
        counter.buckets.estimatedSize(),
        counter.granted.sum(),
        counter.refused.sum());
  }

  private Counted of(RateLimit limit) {
    Counted found = counted.get(limit);
    if (found == null) {
      throw new IllegalStateException("no counter for " + limit);
    }
    return found;
  }

  private Bucket bucket(RateLimit limit) {
    return Bucket.builder()
        .withCustomTimePrecision(time)
        .addLimit(
            Bandwidth.builder()
                .capacity(settings.quota(limit))
                .refillGreedy(settings.quota(limit), LimitSettings.window(limit))
                .build())
        .build();
  }

  private static final class Counted {

    private final Cache<String, Bucket> buckets;
    private final LongAdder granted = new LongAdder();
    private final LongAdder refused = new LongAdder();

    private Counted(RateLimit limit) {
      buckets =
          Caffeine.newBuilder()
              .maximumSize(KEPT)
              .expireAfterAccess(LimitSettings.window(limit))
              .build();
    }
  }

  /// @param clock what the buckets fill by
  private record ClockTime(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
