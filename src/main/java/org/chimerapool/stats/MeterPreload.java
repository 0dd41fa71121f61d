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

/// Gives the live figures back what the database remembers of the last hour, and tells them where
/// the running round starts. Blocks; may be called from one thread at a time.
@Component
class MeterPreload {
  static final Duration WINDOW = Duration.ofHours(1);

  /// A round rarely has more blocks behind it that do not count.
  private static final int BLOCKS = 50;

  /// @param accepted shares before the minute from which on they are counted live
  private record Past(
      List<MeterHistory.KnownWorker> workers,
      List<MeterHistory.WorkerMinute> minutes,
      List<MeterHistory.RefusedMinute> refusals,
      long accepted,
      Optional<Instant> lastShare,
      List<Coverage.Span> coverage,
      Instant roundStart,
      double roundWork) {}

  private final LiveMeter live;
  private final MeterHistory history;
  private final CoverageKeeper coverage;
  private final LongPast longPast;
  private final Blocks blocks;
  private final Pools pools;
  private final Clock clock;
  private final int maxWorkers;
  private final Set<PoolId> loaded = ConcurrentHashMap.newKeySet();
  private final Map<PoolId, Loaded> waiting = new HashMap<>();
  private final Map<PoolId, Map<Integer, WorkerMeter>> known = new HashMap<>();
  private final Map<PoolId, Instant> roundStarts = new HashMap<>();

  /// @param from minutes from there on were loaded
  /// @param before minutes from there on are counted live
  record Loaded(
      Map<Integer, WorkerMeter> workers, Instant from, Instant before, Instant roundStart) {}

  MeterPreload(
      LiveMeter live,
      MeterHistory history,
      CoverageKeeper coverage,
      LongPast longPast,
      Blocks blocks,
      Pools pools,
      Clock clock,
      StatsSettings settings) {
    this.live = live;
    this.history = history;
    this.coverage = coverage;
    this.longPast = longPast;
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

  /// Adds what is older than an hour: a long look at the database, so not on the way of the start.
  synchronized void loadLongPast() {
    for (PoolId pool : List.copyOf(waiting.keySet())) {
      Optional.ofNullable(waiting.get(pool))
          .ifPresent(past -> longPast.load(pool, live.meter(pool), past));
      waiting.remove(pool);
    }
  }

  /// Looks where each pool's round starts now, after its blocks have changed.
  synchronized void followRounds() {
    for (PoolId pool : loaded) {
      Instant start = lastCounting(pool).orElse(Instant.EPOCH);
      RoundMeter round = live.meter(pool).round();
      if (!start.equals(roundStarts.put(pool, start)) && !round.beginAfter(start)) {
        round.beginWith(history.work(pool, start, clock.instant()));
      }
      if (!round.isNumberOf(start)) {
        longPast.loadRound(pool, live.meter(pool), known.getOrDefault(pool, Map.of()), start);
      }
    }
  }

  private void load(PoolId pool) {
    PoolMeter meter = live.meter(pool);
    Instant up = meter.begunAt();
    Instant minute = up.truncatedTo(ChronoUnit.MINUTES);
    // The running minute is ours alone once shares have been counted live.
    Instant before = meter.hasCounted() ? minute : minute.plus(1, ChronoUnit.MINUTES);
    Instant from = minute.minus(WINDOW);
    // All of it is read before any of it is counted: a database that breaks off in the middle
    // would otherwise have the first half counted again by the next try.
    Past past = read(pool, up, from, before);
    Map<Integer, WorkerMeter> workers = restoreWorkers(meter, past.workers());
    restoreMinutes(meter, past, workers, up);
    restoreRefusals(meter, past.refusals(), workers);
    meter.restoreTotal(past.accepted(), past.lastShare().orElse(null));
    meter.restoreCoverage(meter.coverage().after(past.coverage()));
    meter.round().restore(past.roundWork());
    meter.round().began(past.roundStart());
    roundStarts.put(pool, past.roundStart());
    known.put(pool, workers);
    waiting.put(pool, new Loaded(workers, from, before, past.roundStart()));
  }

  private Past read(PoolId pool, Instant up, Instant from, Instant before) {
    Instant round = lastCounting(pool).orElse(Instant.EPOCH);
    Optional<Instant> lastShare = history.lastShare(pool, before);
    return new Past(
        history.workers(pool, up.minus(PoolMeter.MEMORY), maxWorkers),
        history.minutes(pool, from, before),
        history.refusals(pool, from, before),
        history.acceptedTotal(pool, before),
        lastShare,
        new Coverage(coverage.earlier(pool, from, lastShare.orElse(Instant.EPOCH)))
            .since(from)
            .spans(),
        round,
        history.work(pool, round, before));
  }

  private static Map<Integer, WorkerMeter> restoreWorkers(
      PoolMeter meter, List<MeterHistory.KnownWorker> past) {
    Map<Integer, WorkerMeter> workers = new HashMap<>();
    for (var worker : past) {
      WorkerMeter restored =
          meter.restoreWorker(
              worker.name(), worker.agent(), worker.simulated(), worker.firstSeen());
      restored.restore(worker.firstSeen(), worker.lastSeen());
      workers.put(worker.id(), restored);
    }
    return workers;
  }

  private static void restoreMinutes(
      PoolMeter meter, Past past, Map<Integer, WorkerMeter> workers, Instant up) {
    for (var row : past.minutes()) {
      meter.restoreMinute(row.minute(), row.tally(), up);
      Optional.ofNullable(workers.get(row.workerId()))
          .ifPresent(worker -> worker.restoreMinute(row.minute(), row.tally(), up));
    }
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
