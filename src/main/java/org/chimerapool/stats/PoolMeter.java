package org.chimerapool.stats;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.LiveFeed;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareCredit;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.jspecify.annotations.Nullable;

/// Counts the shares of one pool and its workers. Thread-safe; each lock is held for nanoseconds.
final class PoolMeter {
  static final Duration MEMORY = Duration.ofHours(24);

  private final PoolId id;
  private final LiveFeed<PoolPulse> feed = new LiveFeed<>();
  private final RoundMeter round = new RoundMeter();
  private final Cache<WorkerName, WorkerMeter> workers;

  /// Workers that have only sent refused shares so far: names cost nothing, so they get little room
  /// and cannot push out anybody who works.
  private final Cache<WorkerName, WorkerMeter> newcomers;

  private final ShareRing fine = new ShareRing(10, 60);
  private final ShareRing minutes = new ShareRing(60, 60);
  private final RefusalRing refusals = new RefusalRing();
  private Coverage coverage;
  private long acceptedTotal;
  private @Nullable Instant lastShareAt;

  /// @param maxWorkers beyond it the rarest are forgotten
  PoolMeter(PoolId id, int maxWorkers, Instant start) {
    this.id = id;
    this.coverage = Coverage.startingAt(start);
    this.workers = cache(maxWorkers);
    this.newcomers = cache(Math.max(1, maxWorkers / 10));
  }

  LiveFeed<PoolPulse> feed() {
    return feed;
  }

  RoundMeter round() {
    return round;
  }

  void accept(ShareCredit credit) {
    workers.get(credit.worker(), name -> admit(credit)).accept(credit);
    double difficulty = credit.credited().value();
    round.add(difficulty, credit.achieved().value(), credit.at());
    long second = credit.at().getEpochSecond();
    synchronized (this) {
      fine.add(second, 1, difficulty, difficulty * difficulty);
      minutes.add(second, 1, difficulty, difficulty * difficulty);
      acceptedTotal++;
      seen(credit.at());
    }
  }

  void refuse(@Nullable WorkerName worker, Reason reason, int count, Instant at) {
    if (worker != null) {
      WorkerMeter known = workers.getIfPresent(worker);
      WorkerMeter meter =
          known == null
              ? newcomers.get(worker, name -> new WorkerMeter(name, "", false, at))
              : known;
      meter.refuse(reason, count, at);
    }
    synchronized (this) {
      refusals.add(at.getEpochSecond(), reason, count);
    }
  }

  WorkerMeter restoreWorker(WorkerName name, String agent, boolean simulated, Instant since) {
    return workers.get(name, n -> new WorkerMeter(n, agent, simulated, since));
  }

  synchronized void restore(Instant minute, Tally tally, Instant until) {
    minutes.add(minute.getEpochSecond(), tally.shares(), tally.work(), tally.squares());
    Tally.spread(fine, minute, tally, until);
  }

  synchronized void restoreTotal(long shares, @Nullable Instant lastShare, Coverage known) {
    acceptedTotal += shares;
    coverage = known;
    if (lastShare != null) {
      seen(lastShare);
    }
  }

  synchronized boolean hasCounted() {
    return acceptedTotal > 0;
  }

  synchronized Instant knownSince() {
    return coverage.since();
  }

  List<WorkerPulse> pulses(Predicate<WorkerName> wanted, Algorithm algorithm, Instant now) {
    Coverage known = coverage();
    Instant limit = now.minus(MEMORY);
    return Stream.of(workers, newcomers)
        .flatMap(cache -> cache.asMap().values().stream())
        .filter(meter -> wanted.test(meter.name()) && !meter.lastActivity().isBefore(limit))
        .map(meter -> meter.pulse(algorithm, known, now))
        .sorted(WorkerOrder.NEEDY_FIRST)
        .toList();
  }

  /// Forgets workers that have been silent for a day.
  void prune(Instant now) {
    Instant limit = now.minus(MEMORY);
    workers.asMap().values().removeIf(meter -> meter.lastActivity().isBefore(limit));
    newcomers.asMap().values().removeIf(meter -> meter.lastActivity().isBefore(limit));
  }

  PoolPulse pulse(Algorithm algorithm, Instant now) {
    Instant limit = now.minus(WorkerMeter.SILENCE);
    List<WorkerName> active =
        workers.asMap().values().stream()
            .filter(meter -> meter.hasShareSince(limit))
            .map(WorkerMeter::name)
            .toList();
    int miners = (int) active.stream().map(WorkerName::address).distinct().count();
    long second = now.getEpochSecond();
    synchronized (this) {
      double tenMinutes = coverage.seconds(fine.startOfNewest(second, 60), coverage.since(), now);
      double minute = coverage.seconds(fine.startOfNewest(second, 6), coverage.since(), now);
      return new PoolPulse(
          id,
          now,
          fine.newest(second, 60).rate(algorithm, tenMinutes, tenMinutes > fine.most(60)),
          miners,
          active.size(),
          fine.newest(second, 6).shares() / minute,
          Tally.ratio(refusals.total(second), minutes.newest(second, 60).shares()),
          round.effort(),
          acceptedTotal,
          Optional.ofNullable(lastShareAt));
    }
  }

  PoolFigures unknown(Instant now) {
    return new PoolFigures(
        id,
        now,
        Map.of(),
        0,
        0,
        OptionalDouble.empty(),
        0,
        Map.of(),
        acceptedTotal(),
        BestShares.NONE,
        Map.of(),
        Optional.empty());
  }

  PoolFigures figures(Algorithm algorithm, Instant now) {
    PoolPulse pulse = pulse(algorithm, now);
    List<WorkerFigures> all = figures(name -> true, algorithm, now);
    synchronized (this) {
      long second = now.getEpochSecond();
      Tally hour = minutes.newest(second, 60);
      double covered = coverage.seconds(minutes.startOfNewest(second, 60), coverage.since(), now);
      Map<Window, RateEstimate> rates = new EnumMap<>(Window.class);
      rates.put(Window.QUARTER, pulse.hashrate());
      rates.put(Window.HOUR, hour.rate(algorithm, covered, covered > minutes.most(60)));
      return new PoolFigures(
          id,
          now,
          rates,
          pulse.miners(),
          pulse.workers(),
          pulse.effort(),
          hour.shares(),
          refusals.byReason(second),
          acceptedTotal,
          best(all),
          Map.of(),
          pulse.lastShareAt());
    }
  }

  Optional<MinerFigures> figures(String address, Algorithm algorithm, Instant now) {
    List<WorkerFigures> all = workers(address, algorithm, now);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Map<Reason, Long> refused = new EnumMap<>(Reason.class);
    all.forEach(w -> w.refused().forEach((reason, n) -> refused.merge(reason, n, Long::sum)));
    Map<Window, RateEstimate> rates = new EnumMap<>(Window.class);
    Tally hour =
        workers.asMap().values().stream()
            .filter(meter -> meter.name().address().equals(address))
            .map(meter -> meter.lastHour(now))
            .reduce(Tally.NONE, Tally::plus);
    rates.put(Window.HOUR, hour.rate(algorithm, 3600, true));
    return Optional.of(
        new MinerFigures(
            id,
            address,
            now,
            all.stream().allMatch(WorkerFigures::simulated),
            rates,
            all.size(),
            (int) all.stream().filter(w -> w.status() != WorkerPulse.Status.OFFLINE).count(),
            OptionalDouble.empty(),
            all.stream().mapToLong(WorkerFigures::shares).sum(),
            refused,
            best(all),
            Map.of(),
            all.stream().flatMap(w -> w.lastShareAt().stream()).max(Comparator.naturalOrder()),
            all.stream().map(WorkerFigures::since).min(Comparator.naturalOrder()).orElse(now)));
  }

  List<WorkerFigures> workers(String address, Algorithm algorithm, Instant now) {
    return figures(name -> name.address().equals(address), algorithm, now);
  }

  private List<WorkerFigures> figures(
      Predicate<WorkerName> wanted, Algorithm algorithm, Instant now) {
    Coverage known = coverage();
    return Stream.of(workers, newcomers)
        .flatMap(cache -> cache.asMap().values().stream())
        .filter(meter -> wanted.test(meter.name()))
        .map(meter -> meter.figures(algorithm, known, now))
        .toList();
  }

  private static BestShares best(List<WorkerFigures> all) {
    var ever = all.stream().flatMap(w -> w.best().ever().stream()).max(Comparator.naturalOrder());
    var day = all.stream().flatMap(w -> w.best().day().stream()).max(Comparator.naturalOrder());
    return new BestShares(ever, day, Optional.empty());
  }

  private synchronized long acceptedTotal() {
    return acceptedTotal;
  }

  private WorkerMeter admit(ShareCredit credit) {
    WorkerMeter newcomer = newcomers.asMap().remove(credit.worker());
    return newcomer != null
        ? newcomer
        : new WorkerMeter(credit.worker(), credit.agent(), credit.simulated(), credit.at());
  }

  private static Cache<WorkerName, WorkerMeter> cache(int size) {
    return Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
  }

  private synchronized Coverage coverage() {
    return coverage;
  }

  private void seen(Instant at) {
    lastShareAt = lastShareAt == null || at.isAfter(lastShareAt) ? at : lastShareAt;
  }
}
