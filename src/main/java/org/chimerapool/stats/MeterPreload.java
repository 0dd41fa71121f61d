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

  /// @param accepted shares before the minute from which on they are counted live
  private record Past(
      List<MeterHistory.KnownWorker> workers,
      List<MeterHistory.WorkerMinute> minutes,
      List<MeterHistory.RefusedMinute> refusals,
      long accepted,
      Instant roundStart,
      double roundWork) {}

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
    // All of it is read before any of it is counted: a database that breaks off in the middle
    // would otherwise have the first half counted again by the next try.
    Past past = read(pool, up, before);
    Map<Integer, WorkerMeter> workers = restoreWorkers(meter, past.workers());
    restoreMinutes(meter, past, workers, up);
    restoreRefusals(meter, past.refusals(), workers);
    meter.round().restore(past.roundWork());
    roundStarts.put(pool, past.roundStart());
    withoutBest.put(pool, workers);
  }

  private Past read(PoolId pool, Instant up, Instant before) {
    Instant round = lastCounting(pool).orElse(Instant.EPOCH);
    return new Past(
        history.workers(pool, up.minus(PoolMeter.MEMORY), maxWorkers),
        history.minutes(pool, up.minus(WINDOW), before),
        history.refusals(pool, up.minus(WINDOW), before),
        history.acceptedTotal(pool, before),
        round,
        history.work(pool, round, before));
  }

  private static Map<Integer, WorkerMeter> restoreWorkers(
      PoolMeter meter, List<MeterHistory.KnownWorker> past) {
    Map<Integer, WorkerMeter> workers = new HashMap<>();
    for (var known : past) {
      WorkerMeter worker =
          meter.restoreWorker(known.name(), known.agent(), known.simulated(), known.firstSeen());
      worker.restore(known.firstSeen(), known.lastSeen());
      workers.put(known.id(), worker);
    }
    return workers;
  }

  private static void restoreMinutes(
      PoolMeter meter, Past past, Map<Integer, WorkerMeter> workers, Instant up) {
    Instant first = up;
    Instant last = Instant.EPOCH;
    for (var row : past.minutes()) {
      first = row.minute().isBefore(first) ? row.minute() : first;
      last = row.lastAt().isAfter(last) ? row.lastAt() : last;
      meter.restore(row.minute(), row.tally(), up);
      Optional.ofNullable(workers.get(row.workerId()))
          .ifPresent(worker -> worker.restore(row.minute(), row.tally(), up));
    }
    boolean none = past.minutes().isEmpty();
    boolean wasDown = !none && last.isBefore(up);
    meter.restoreTotal(
        past.accepted(), none ? null : last, new Coverage(first, wasDown ? last : up, up));
  }

  private static void restoreRefusals(
      PoolMeter meter,
      List<MeterHistory.RefusedMinute> refusals,
      Map<Integer, WorkerMeter> workers) {
    for (var refused : refusals) {
      WorkerName worker = refused.workerId().map(workers::get).map(WorkerMeter::name).orElse(null);
      meter.refuse(worker, refused.reason(), refused.shares(), refused.minute());
    }
  }

  private Optional<Instant> lastCounting(PoolId pool) {
    return blocks.recent(pool, BLOCKS).stream()
        .filter(b -> b.status() == BlockStatus.PENDING || b.status() == BlockStatus.CONFIRMED)
        .map(BlockSummary::foundAt)
        .findFirst();
  }
}
