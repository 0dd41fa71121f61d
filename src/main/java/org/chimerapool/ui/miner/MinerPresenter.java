package org.chimerapool.ui.miner;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.Refusal;
import org.chimerapool.pool.Refusals;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.RateEstimate;
import org.chimerapool.stats.TimeRange;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.ChartLine;
import org.chimerapool.ui.kit.PoolChoice;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.live.PoolReads;
import org.springframework.stereotype.Component;

/// Computes a miner's public page.
@Component
class MinerPresenter {

  private static final int REFUSALS = 6;

  private final Pools pools;
  private final LiveFigures figures;
  private final PoolReads reads;
  private final Refusals refusals;
  private final Clock clock;

  MinerPresenter(
      Pools pools, LiveFigures figures, PoolReads reads, Refusals refusals, Clock clock) {
    this.pools = pools;
    this.figures = figures;
    this.reads = reads;
    this.refusals = refusals;
    this.clock = clock;
  }

  /// Looks for the address in every pool, first in the one that is wanted; the database is asked
  /// only for addresses that are known.
  MinerModel read(Optional<PoolId> wanted, String address, TimeRange range) {
    Instant now = clock.instant();
    List<Pool> known =
        pools.all().stream()
            .filter(pool -> !figures.workers(pool.description().id(), address).isEmpty())
            .toList();
    return known.stream()
        .filter(pool -> wanted.filter(pool.description().id()::equals).isPresent())
        .findFirst()
        .or(() -> known.stream().findFirst())
        .map(pool -> of(choice(known, pool), address, range, now))
        .orElseGet(() -> unknown(address, now));
  }

  private static PoolChoice choice(List<Pool> known, Pool chosen) {
    return new PoolChoice(
        known.stream().map(Pool::description).toList(), Optional.of(chosen.description()));
  }

  private MinerModel of(PoolChoice choice, String address, TimeRange range, Instant now) {
    PoolId id = choice.chosen().orElseThrow().id();
    List<WorkerPulse> workers = figures.workers(id, address);
    RateEstimate rate = RateEstimate.together(workers.stream().map(WorkerPulse::rate).toList());
    Reading<ChartLine> chart =
        Reading.of(() -> reads.series(id, address, range))
            .map(steps -> ChartLine.of(steps, Optional.of(rate), range, now, List.of()));
    List<Refusal> refused =
        workers.stream()
            .flatMap(worker -> refusals.of(id, worker.worker(), REFUSALS).stream())
            .sorted(Comparator.comparing(Refusal::at).reversed())
            .limit(REFUSALS)
            .toList();
    return of(choice, address, workers, rate, chart, refused, now);
  }

  private static MinerModel of(
      PoolChoice choice,
      String address,
      List<WorkerPulse> workers,
      RateEstimate rate,
      Reading<ChartLine> chart,
      List<Refusal> refused,
      Instant now) {
    long shares = workers.stream().mapToLong(WorkerPulse::shares).sum();
    long refusedShares = workers.stream().mapToLong(WorkerPulse::refusedTotal).sum();
    return new MinerModel(
        now,
        choice,
        address,
        workers,
        headline(workers),
        rate,
        shares,
        workers.stream().flatMap(w -> w.lastShareAt().stream()).max(Comparator.naturalOrder()),
        shares + refusedShares == 0 ? 0 : (double) refusedShares / (shares + refusedShares),
        mostRefused(workers),
        best(workers),
        refused,
        chart);
  }

  private static MinerModel unknown(String address, Instant now) {
    return new MinerModel(
        now,
        new PoolChoice(List.of(), Optional.empty()),
        address,
        List.of(),
        Phrase.of("miner.unknown"),
        RateEstimate.NONE,
        0,
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Reading.Failed<>());
  }

  static Phrase headline(List<WorkerPulse> workers) {
    int all = workers.size();
    int mining =
        (int) workers.stream().filter(w -> w.status() != WorkerPulse.Status.OFFLINE).count();
    if (mining == all) {
      return Phrase.of("miner.headline.all", all);
    }
    return mining == 0
        ? Phrase.of("miner.headline.none", all)
        : Phrase.of("miner.headline.some", all, mining);
  }

  private static Optional<ShareVerdict.Reason> mostRefused(List<WorkerPulse> workers) {
    Map<ShareVerdict.Reason, Long> counts = new EnumMap<>(ShareVerdict.Reason.class);
    workers.forEach(w -> w.refused().forEach((reason, n) -> counts.merge(reason, n, Long::sum)));
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  private static Optional<MinerModel.Best> best(List<WorkerPulse> workers) {
    return workers.stream()
        .flatMap(w -> w.best().map(best -> new MinerModel.Best(best, w)).stream())
        .max(Comparator.comparing(MinerModel.Best::difficulty));
  }
}
