package org.chimerapool.stats;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.Blocks;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.springframework.stereotype.Component;

/// Gives the live figures back what the database remembers, and tells them where the running round
/// starts. Blocks; may be called from one thread at a time.
@Component
class MeterPreload {
  private static final Duration WINDOW = Duration.ofHours(1);

  /// A round rarely has more blocks behind it that do not count.
  private static final int BLOCKS = 50;

  private final LiveMeter live;
  private final MeterHistory history;
  private final Blocks blocks;
  private final Pools pools;
  private final Clock clock;
  private final int maxWorkers;
  private final Set<PoolId> loaded = ConcurrentHashMap.newKeySet();
  private final Map<PoolId, Map<Integer, WorkerMeter>> withoutBest = new HashMap<>();
  private final Map<PoolId, Instant> roundStarts = new HashMap<>();

  MeterPreload(
      LiveMeter live,
      MeterHistory history,
      Blocks blocks,
      Pools pools,
      Clock clock,
      StatsSettings settings) {
    this.live = live;
    this.history = history;
    this.blocks = blocks;
    this.pools = pools;
    this.clock = clock;
    this.maxWorkers = settings.maxWorkers();
  }

  /// Loads every running pool that has not been loaded yet.
  synchronized void load() {
    for (var pool : pools.all()) {
      PoolId id = pool.description().id();
      if (!loaded.contains(id)) {
        load(id);
        loaded.add(id);
      }
    }
  }

  /// Adds the best hashes of the last day: a long look at the database (1.5 s for a thousand
  /// workers), so not on the way of the start.
  synchronized void loadBests() {
    withoutBest.forEach(
        (pool, workers) ->
            history
                .bests(pool, clock.instant().minus(PoolMeter.MEMORY))
                .forEach(
                    (id, best) ->
                        Optional.ofNullable(workers.get(id)).ifPresent(w -> w.restoreBest(best))));
    withoutBest.clear();
  }

  /// Looks where each pool's round starts now, after its blocks have changed.
  synchronized void followRounds() {
    for (PoolId pool : loaded) {
      Instant start = lastCounting(pool).orElse(Instant.EPOCH);
      if (!start.equals(roundStarts.put(pool, start))) {
        RoundMeter round = live.meter(pool).round();
        if (!round.beginAfter(start)) {
          round.beginWith(history.work(pool, start, clock.instant()));
        }
      }
    }
  }

  private void load(PoolId pool) {
    PoolMeter meter = live.meter(pool);
    Instant up = meter.knownSince();
    Instant minute = up.truncatedTo(ChronoUnit.MINUTES);
    // The running minute is ours alone once shares have been counted live.
    Instant before = meter.hasCounted() ? minute : minute.plus(1, ChronoUnit.MINUTES);
    Map<Integer, WorkerMeter> workers = restoreWorkers(pool, meter, up);
    restoreMinutes(pool, meter, workers, up, before);
    Map<Integer, WorkerName> names = new HashMap<>();
    workers.forEach((id, worker) -> names.put(id, worker.name()));
    history
        .refusals(pool, up.minus(WINDOW), before)
        .forEach(
            refused ->
                meter.refuse(
                    refused.workerId().map(names::get).orElse(null),
                    refused.reason(),
                    refused.shares(),
                    refused.minute()));
    Instant round = lastCounting(pool).orElse(Instant.EPOCH);
    meter.round().restore(history.work(pool, round, before));
    roundStarts.put(pool, round);
    withoutBest.put(pool, workers);
  }

  private Map<Integer, WorkerMeter> restoreWorkers(PoolId pool, PoolMeter meter, Instant up) {
    Map<Integer, WorkerMeter> workers = new HashMap<>();
    for (var known : history.workers(pool, up.minus(PoolMeter.MEMORY), maxWorkers)) {
      WorkerMeter worker =
          meter.restoreWorker(known.name(), known.agent(), known.simulated(), known.firstSeen());
      worker.restore(known.firstSeen(), known.lastSeen());
      workers.put(known.id(), worker);
    }
    return workers;
  }

  private void restoreMinutes(
      PoolId pool, PoolMeter meter, Map<Integer, WorkerMeter> workers, Instant up, Instant before) {
    List<MeterHistory.WorkerMinute> minutes = history.minutes(pool, up.minus(WINDOW), before);
    Instant first = up;
    Instant last = Instant.EPOCH;
    for (var row : minutes) {
      first = row.minute().isBefore(first) ? row.minute() : first;
      last = row.lastAt().isAfter(last) ? row.lastAt() : last;
      meter.restore(row.minute(), row.tally(), up);
      Optional.ofNullable(workers.get(row.workerId()))
          .ifPresent(worker -> worker.restore(row.minute(), row.tally(), up));
    }
    long total = history.acceptedTotal(pool, before);
    boolean any = !minutes.isEmpty() && last.isBefore(up);
    meter.restoreTotal(
        total, minutes.isEmpty() ? null : last, new Coverage(first, any ? last : up, up));
  }

  private Optional<Instant> lastCounting(PoolId pool) {
    return blocks.recent(pool, BLOCKS).stream()
        .filter(b -> b.status() == BlockStatus.PENDING || b.status() == BlockStatus.CONFIRMED)
        .map(BlockSummary::foundAt)
        .findFirst();
  }
}
