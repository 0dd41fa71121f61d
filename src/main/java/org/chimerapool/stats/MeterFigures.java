package org.chimerapool.stats;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.springframework.stereotype.Component;

/// Answers from the meters. A miner's figures are the sums of its workers'.
@Component
class MeterFigures implements Figures {

  private final LiveMeter live;
  private final Pools pools;
  private final Clock clock;

  MeterFigures(LiveMeter live, Pools pools, Clock clock) {
    this.live = live;
    this.pools = pools;
    this.clock = clock;
  }

  @Override
  public PoolFigures pool(PoolId pool) {
    return moment(pool)
        .map(moment -> live.meter(pool).figures(moment))
        .orElseGet(() -> unknown(pool, clock.instant()));
  }

  @Override
  public Optional<MinerFigures> miner(PoolId pool, String address) {
    List<WorkerFigures> workers = workers(pool, address);
    Collection<WorkerMeter> meters = live.meter(pool).miners().working(address);
    return workers.isEmpty()
        ? Optional.empty()
        : moment(pool).map(moment -> miner(pool, address, workers, meters, moment));
  }

  @Override
  public List<WorkerFigures> workers(PoolId pool, String address) {
    return moment(pool)
        .map(
            moment -> {
              PoolMeter meter = live.meter(pool);
              long round = meter.round().number();
              return meter
                  .miners()
                  .all(address)
                  .map(worker -> worker.figures(moment, round))
                  .sorted(WorkerOrder.FIGURES)
                  .toList();
            })
        .orElse(List.of());
  }

  private MinerFigures miner(
      PoolId pool,
      String address,
      List<WorkerFigures> workers,
      Collection<WorkerMeter> meters,
      Moment moment) {
    RoundMeter round = live.meter(pool).round();
    Instant since =
        workers.stream()
            .map(WorkerFigures::since)
            .min(Comparator.naturalOrder())
            .orElse(moment.now());
    double work = meters.stream().mapToDouble(meter -> meter.roundWork(round.number())).sum();
    return new MinerFigures(
        pool,
        address,
        moment.now(),
        workers.stream().allMatch(WorkerFigures::simulated),
        rates(workers),
        workers.size(),
        (int) workers.stream().filter(w -> w.status() != WorkerPulse.Status.OFFLINE).count(),
        round.effortOf(work),
        workers.stream().mapToLong(WorkerFigures::shares).sum(),
        refused(workers),
        new BestShares(
            best(workers, BestShares::ever),
            best(workers, BestShares::day),
            best(workers, BestShares::round)),
        moment.uptime(hour -> activity(meters, hour), since),
        workers.stream().flatMap(w -> w.lastShareAt().stream()).max(Comparator.naturalOrder()),
        since);
  }

  /// What the workers' own figures add up to: a page that shows both agrees with itself.
  private static Map<Window, RateEstimate> rates(List<WorkerFigures> workers) {
    Map<Window, RateEstimate> rates = new EnumMap<>(Window.class);
    for (Window window : Window.values()) {
      rates.put(
          window,
          RateEstimate.together(workers.stream().map(one -> one.hashrate(window)).toList()));
    }
    return rates;
  }

  private static byte activity(Collection<WorkerMeter> meters, long hour) {
    byte slots = 0;
    for (WorkerMeter meter : meters) {
      slots |= meter.activity(hour);
    }
    return slots;
  }

  private static Map<Reason, Long> refused(List<WorkerFigures> workers) {
    Map<Reason, Long> refused = new EnumMap<>(Reason.class);
    workers.forEach(w -> w.refused().forEach((reason, n) -> refused.merge(reason, n, Long::sum)));
    return refused;
  }

  private static Optional<Difficulty> best(
      List<WorkerFigures> workers, Function<BestShares, Optional<Difficulty>> which) {
    return workers.stream()
        .flatMap(worker -> which.apply(worker.best()).stream())
        .max(Comparator.naturalOrder());
  }

  private Optional<Moment> moment(PoolId pool) {
    return pools
        .find(pool)
        .map(p -> live.meter(pool).moment(p.description().algorithm(), clock.instant()));
  }

  private static PoolFigures unknown(PoolId pool, Instant now) {
    return new PoolFigures(
        pool,
        now,
        Map.of(),
        0,
        0,
        OptionalDouble.empty(),
        0,
        Map.of(),
        0,
        BestShares.NONE,
        Map.of(),
        Optional.empty());
  }
}
