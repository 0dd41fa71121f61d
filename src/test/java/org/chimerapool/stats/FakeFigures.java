package org.chimerapool.stats;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareVerdict.Reason;

/// Figures that agree with scripted live ones.
public final class FakeFigures implements Figures {
  private static final Map<Window, Double> UPTIME = Map.of(Window.DAY, 0.98, Window.WEEK, 0.95);

  private final LiveFigures live;
  private final Clock clock;

  public FakeFigures(LiveFigures live, Clock clock) {
    this.live = live;
    this.clock = clock;
  }

  @Override
  public PoolFigures pool(PoolId pool) {
    Optional<PoolPulse> pulse = live.pulse(pool).latest();
    Map<Window, RateEstimate> rates = new EnumMap<>(Window.class);
    pulse.ifPresent(
        p -> {
          for (Window window : Window.values()) {
            rates.put(window, p.hashrate());
          }
        });
    List<WorkerPulse> workers = live.workers(pool);
    return new PoolFigures(
        pool,
        clock.instant(),
        rates,
        pulse.map(PoolPulse::miners).orElse(0),
        pulse.map(PoolPulse::workers).orElse(0),
        pulse.map(PoolPulse::effort).orElse(OptionalDouble.empty()),
        workers.stream().mapToLong(WorkerPulse::shares).sum(),
        refused(workers),
        pulse.map(PoolPulse::acceptedTotal).orElse(0L),
        best(workers),
        UPTIME,
        pulse.flatMap(PoolPulse::lastShareAt));
  }

  @Override
  public Optional<MinerFigures> miner(PoolId pool, String address) {
    List<WorkerPulse> workers = live.workers(pool, address);
    if (workers.isEmpty()) {
      return Optional.empty();
    }
    Map<Window, RateEstimate> rates = new EnumMap<>(Window.class);
    for (Window window : Window.values()) {
      double rate = workers.stream().mapToDouble(w -> w.hashrate(window).rate().perSecond()).sum();
      double squares =
          workers.stream()
              .mapToDouble(w -> Math.pow(w.hashrate(window).margin().perSecond(), 2))
              .sum();
      long shares = workers.stream().mapToLong(w -> w.hashrate(window).shares()).sum();
      rates.put(window, FakeRates.of(rate, Math.sqrt(squares), shares));
    }
    return Optional.of(
        new MinerFigures(
            pool,
            address,
            clock.instant(),
            workers.stream().allMatch(WorkerPulse::simulated),
            rates,
            workers.size(),
            (int) workers.stream().filter(w -> w.status() != WorkerPulse.Status.OFFLINE).count(),
            OptionalDouble.empty(),
            workers.stream().mapToLong(WorkerPulse::shares).sum(),
            refused(workers),
            best(workers),
            UPTIME,
            workers.stream().flatMap(w -> w.lastShareAt().stream()).max(Comparator.naturalOrder()),
            since()));
  }

  @Override
  public List<WorkerFigures> workers(PoolId pool, String address) {
    return live.workers(pool, address).stream()
        .map(
            w ->
                new WorkerFigures(
                    w.worker(),
                    w.agent(),
                    w.simulated(),
                    w.status(),
                    w.hashrate(),
                    w.shares(),
                    w.refused(),
                    new BestShares(w.best(), w.best(), w.best()),
                    UPTIME,
                    w.lastShareAt(),
                    since()))
        .toList();
  }

  private Instant since() {
    return clock.instant().minus(Duration.ofDays(12));
  }

  private static Map<Reason, Long> refused(List<WorkerPulse> workers) {
    Map<Reason, Long> refused = new HashMap<>();
    workers.forEach(w -> w.refused().forEach((reason, n) -> refused.merge(reason, n, Long::sum)));
    return refused;
  }

  private static BestShares best(List<WorkerPulse> workers) {
    var best = workers.stream().flatMap(w -> w.best().stream()).max(Comparator.naturalOrder());
    return new BestShares(best, best, best);
  }
}
